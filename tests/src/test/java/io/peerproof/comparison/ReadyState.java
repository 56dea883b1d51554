package io.peerproof.comparison;

import java.util.List;

/** {@code readyState} of the elements. */
final class ReadyState implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "readyState",
        "webrtc/samples",
        "webrtc/samples",
        List.of(
            "src/content/peerconnection/pc1/js/test.js",
            "src/content/peerconnection/channel/js/test.js",
            "src/content/peerconnection/audio/js/test.js",
            "test/steps.js"),
        "6a6b9509f6d0",
        "BSD-3-Clause",
        "connectionState is connected, and readyState of the remote element, video or "
            + "audio, is HAVE_ENOUGH_DATA");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.wire().connected()
        && peer.everyVideo(ReadyState::ready)
        && peer.audioIn(ReadyState::ready);
  }

  private static boolean ready(MediaElement element) {
    return element.readyState() == MediaElement.HAVE_ENOUGH_DATA;
  }
}
