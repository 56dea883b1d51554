/** Calls in tests, in plain Java. Start at {@link io.peerproof.Peerproof}. */
@NullMarked
package io.peerproof;

import org.jspecify.annotations.NullMarked;
