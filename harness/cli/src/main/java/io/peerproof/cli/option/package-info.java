/** Options that commands share, and the converters of their values. */
@NullMarked
package io.peerproof.cli.option;

import org.jspecify.annotations.NullMarked;
