import org.jspecify.annotations.NullMarked;

/** WebRTC calls in JUnit tests, with AssertJ assertions. */
@NullMarked
module io.peerproof.junit {
  requires static transitive org.jspecify;
  requires transitive io.peerproof;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;

  exports io.peerproof.assertj;
  exports io.peerproof.junit;

  opens io.peerproof.junit to
      org.junit.platform.commons;
}
