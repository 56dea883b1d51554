package io.peerproof.comparison;

import java.util.List;

/** The colour of one pixel. */
final class ColourAtPoint implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "colour",
        "Kurento",
        "Kurento/kurento-java",
        List.of(
            "kurento-integration-tests/kurento-test/src/main/java/org/kurento/test/browser/WebPage.java",
            "kurento-integration-tests/kurento-test/src/main/java/org/kurento/test/browser/Browser.java",
            "kurento-integration-tests/kurento-test/src/test/java/org/kurento/test/functional/webrtc/WebRtcOneLoopbackTest.java"),
        "9718d0a89754",
        "Apache-2.0",
        "as currentTime, and the colour at one point is within 60 of the one that the fake "
            + "camera has there (there the green of Chrome's own fake camera; here a cell that is "
            + "bright in every frame of ours)");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.everyVideoOverTime(
        views ->
            CurrentTime.advances(views)
                && views.stream()
                    .anyMatch(view -> view.picture() != null && bright(view.picture())));
  }

  /** Luma 219 of the stamp, as red, green and blue: docs/stamp.md. */
  private static final int BRIGHT = 236;

  private static final double DISTANCE = 60;

  private static boolean bright(MediaElement.Picture picture) {
    double squares =
        picture.brightCell().stream().mapToDouble(colour -> Math.pow(colour - BRIGHT, 2)).sum();
    return Math.sqrt(squares) <= DISTANCE;
  }
}
