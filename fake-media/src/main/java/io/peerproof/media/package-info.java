/** How a frame is stamped and a tone made; writes the files that the fake devices play. */
@NullMarked
package io.peerproof.media;

import org.jspecify.annotations.NullMarked;
