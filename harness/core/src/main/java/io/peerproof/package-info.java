/** Calls in tests, in plain Java. Start {@link io.peerproof.Peerproof}, and ask it for calls. */
@NullMarked
package io.peerproof;

import org.jspecify.annotations.NullMarked;
