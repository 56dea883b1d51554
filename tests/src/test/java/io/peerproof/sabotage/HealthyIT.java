package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.probe.PageEvent;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real calls that are odd and right, none of them called broken. Not part of a plain build. */
class HealthyIT {

  /** What a call must have been decoded with to be the one that it claims to be. */
  private static final Map<String, String> CODECS =
      Map.of(
          "healthy/vp8", "video/VP8",
          "healthy/vp9", "video/VP9",
          "healthy/av1", "video/AV1",
          "healthy/h264", "video/H264",
          "healthy/scalable", "video/VP9");

  private static SabotageStage stage;

  static List<SabotageCase> cases() {
    return Chosen.of(SabotageCatalogue.healthy());
  }

  @BeforeAll
  static void open() {
    stage = SabotageStage.open("healthy");
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_call_that_is_right_passes(SabotageCase one) throws Exception {
    CallReport report = stage.make(one);

    if (one.name().equals("healthy/h264") && isMissing("H264", report)) {
      // a browser without H.264 cannot make this call, and that must not pass unnoticed
      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      return;
    }
    Judgement.hold(one, report);
    if (CODECS.containsKey(one.name())) {
      assertThat(codecsOfPictures(report.peers().get(1))).containsExactly(CODECS.get(one.name()));
    }
  }

  /** The page throws where the browser lacks what it is to call with. */
  private static boolean isMissing(String codec, CallReport report) {
    return report.peers().stream()
        .flatMap(peer -> peer.events().stream())
        .anyMatch(e -> e instanceof PageEvent.Log log && log.text().contains("no " + codec));
  }

  private static Set<String> codecsOfPictures(PeerReport peer) {
    return peer.stats().stream()
        .flatMap(
            stats ->
                stats.report().values().stream()
                    .filter(entry -> "inbound-rtp".equals(entry.get("type")))
                    .filter(entry -> "video".equals(entry.get("kind")))
                    .filter(entry -> entry.containsKey("codecId"))
                    .map(entry -> stats.report().get(String.valueOf(entry.get("codecId")))))
        .map(codec -> String.valueOf(codec == null ? null : codec.get("mimeType")))
        .collect(Collectors.toSet());
  }
}
