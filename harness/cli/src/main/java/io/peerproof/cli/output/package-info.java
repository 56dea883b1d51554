/** Output of commands on the terminal, their exit codes, and the log of a run. */
@NullMarked
package io.peerproof.cli.output;

import org.jspecify.annotations.NullMarked;
