/**
 * Calls in tests of your own, in plain Java: start {@link io.peerproof.api.Peerproof}, and ask it
 * for calls.
 */
@NullMarked
package io.peerproof.api;

import org.jspecify.annotations.NullMarked;
