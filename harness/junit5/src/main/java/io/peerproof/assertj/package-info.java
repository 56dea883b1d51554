/** AssertJ assertions about calls. Start at {@link io.peerproof.assertj.PeerproofAssertions}. */
@NullMarked
package io.peerproof.assertj;

import org.jspecify.annotations.NullMarked;
