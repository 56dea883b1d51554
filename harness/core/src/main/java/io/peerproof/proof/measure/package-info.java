/** Measures of quality, their limits, and measures of the host. Pure. */
@NullMarked
package io.peerproof.proof.measure;

import org.jspecify.annotations.NullMarked;
