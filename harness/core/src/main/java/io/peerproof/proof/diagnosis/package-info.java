/** Diagnosis of a failed call: the first phase that broke, and clues to the cause. Pure. */
@NullMarked
package io.peerproof.proof.diagnosis;

import org.jspecify.annotations.NullMarked;
