package io.peerproof.comparison;

import java.util.List;

/** The sum of all pixels changes. */
final class PixelSum implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "pixel sum",
        "KITE",
        "webrtc/KITE",
        List.of(
            "KITE-AppRTC-Test/src/main/java/org/webrtc/kite/apprtc/checks/RemoteVideoDisplayCheck.java",
            "KITE-AppRTC-Test/src/main/java/org/webrtc/kite/apprtc/pages/AppRTCMeetingPage.java"),
        "c835aeaab0b2",
        "Apache-2.0",
        "the remote video is displayed, and the sum of the colours of its frame is not 0 "
            + "and has changed after 500 ms or, where it has not, after another second (the check "
            + "itself is TestUtils.videoCheck of CoSMoSoftware/KITE-Extras, read at 0021c3cdc514)");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.everyVideoOverTime(
        views -> views.get(views.size() - 1).displayed() && changes(views));
  }

  private static boolean changes(List<MediaElement> views) {
    return views.stream().mapToLong(PixelSum::sum).distinct().count() > 1;
  }

  private static long sum(MediaElement video) {
    MediaElement.Picture picture = video.picture();
    return picture == null ? 0 : picture.colours();
  }
}
