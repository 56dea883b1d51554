/** AssertJ assertions about calls: {@link io.peerproof.assertions.PeerproofAssertions}. */
@NullMarked
package io.peerproof.assertions;

import org.jspecify.annotations.NullMarked;
