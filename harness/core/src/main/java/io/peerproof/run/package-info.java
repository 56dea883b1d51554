/** Runs of one call or of a series of calls in browsers that are kept. */
@NullMarked
package io.peerproof.run;

import org.jspecify.annotations.NullMarked;
