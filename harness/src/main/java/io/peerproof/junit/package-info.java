/** Calls in JUnit 5 tests: {@link io.peerproof.junit.PeerproofTest}. */
@NullMarked
package io.peerproof.junit;

import org.jspecify.annotations.NullMarked;
