package io.peerproof.comparison;

import java.util.List;

/** {@code framesDecoded} and the energy of the audio rise. */
final class FramesDecoded implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "framesDecoded",
        "Membrane RTC Engine",
        "fishjam-dev/membrane_rtc_engine",
        List.of(
            "webrtc/integration_test/test_videoroom/assets/js/stats.js",
            "webrtc/integration_test/test_videoroom/test/integration/basic_test.exs"),
        "2b519efdcdec",
        "Apache-2.0",
        "framesDecoded of each video and the total energy of each audio track rise (its code "
            + "takes totalSamplesDuration; its description, which is stricter, the energy)");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.wire().risingInbound("video", "framesDecoded") >= peer.incoming().videoTracks()
        && (!peer.incoming().audio() || peer.wire().risingInbound("audio", "totalAudioEnergy") > 0);
  }
}
