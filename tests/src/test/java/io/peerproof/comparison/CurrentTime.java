package io.peerproof.comparison;

import java.util.List;

/** {@code currentTime} rises. */
final class CurrentTime implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "currentTime",
        "Kurento",
        "Kurento/kurento-java",
        List.of(
            "kurento-integration-tests/kurento-test/src/test/java/org/kurento/test/functional/webrtc/WebRtcOneToOneTest.java",
            "kurento-integration-tests/kurento-test/src/main/java/org/kurento/test/browser/WebRtcTestPage.java"),
        "9718d0a89754",
        "Apache-2.0",
        "the remote video fired playing, and its currentTime is what the time that passed "
            + "lets expect (there within ten seconds of ten; here, stricter: it rises)");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.everyVideoOverTime(CurrentTime::advances);
  }

  static boolean advances(List<MediaElement> views) {
    MediaElement first = views.get(0);
    MediaElement last = views.get(views.size() - 1);
    return !last.paused()
        && last.readyState() >= MediaElement.HAVE_FUTURE_DATA
        && last.currentTime() > first.currentTime();
  }
}
