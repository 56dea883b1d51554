/** The commands of the program. */
@NullMarked
package io.peerproof.cli.command;

import org.jspecify.annotations.NullMarked;
