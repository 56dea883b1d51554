/**
 * Media that a call should carry, as stated by the user or inferred from what the pages did. Pure.
 */
@NullMarked
package io.peerproof.proof.expectation;

import org.jspecify.annotations.NullMarked;
