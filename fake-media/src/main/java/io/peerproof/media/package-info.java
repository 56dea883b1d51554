/** Stamps of frames, tones of microphones, and the files that fake devices play. */
@NullMarked
package io.peerproof.media;

import org.jspecify.annotations.NullMarked;
