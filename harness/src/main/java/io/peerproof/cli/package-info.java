/** The command line, a thin door to {@code run}. */
@NullMarked
package io.peerproof.cli;

import org.jspecify.annotations.NullMarked;
