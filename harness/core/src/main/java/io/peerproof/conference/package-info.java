/** Calls of more than two peers, judged pair by pair. */
@NullMarked
package io.peerproof.conference;

import org.jspecify.annotations.NullMarked;
