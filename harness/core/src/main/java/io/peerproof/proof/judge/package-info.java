/** Judges of incoming video, audio and data channels. Pure. */
@NullMarked
package io.peerproof.proof.judge;

import org.jspecify.annotations.NullMarked;
