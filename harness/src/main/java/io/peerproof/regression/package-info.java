/** Groups of calls to a decision: what changed against the baseline, and how sure that is. Pure. */
@NullMarked
package io.peerproof.regression;

import org.jspecify.annotations.NullMarked;
