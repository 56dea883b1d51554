/** Runs that compare browsers or reports and decide on the differences. */
@NullMarked
package io.peerproof.run.matrix;

import org.jspecify.annotations.NullMarked;
