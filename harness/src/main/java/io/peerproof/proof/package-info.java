/** Samples to verdicts with evidence. Pure. */
@NullMarked
package io.peerproof.proof;

import org.jspecify.annotations.NullMarked;
