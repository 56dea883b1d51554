/** Verdicts and their evidence. Pure. */
@NullMarked
package io.peerproof.proof;

import org.jspecify.annotations.NullMarked;
