/** Calls in JUnit tests. Start at {@link io.peerproof.junit.PeerproofTest}. */
@NullMarked
package io.peerproof.junit;

import org.jspecify.annotations.NullMarked;
