/** Runs that compare browsers, or reports, and decide what differs. */
@NullMarked
package io.peerproof.run.matrix;

import org.jspecify.annotations.NullMarked;
