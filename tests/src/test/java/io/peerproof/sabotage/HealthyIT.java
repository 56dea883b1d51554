package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real calls that are odd but healthy; none of them may fail. Not part of a default build. */
class HealthyIT {

  private static SabotageStage stage;

  static List<SabotageCase> cases() {
    return CaseFilter.of(SabotageCatalogue.healthy());
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
    if (one.group().equals("outage") && isTooLong(one, report)) {
      // the timer of a page was late: the pause is another than the case's, and may be no more than
      // what the call reports of it
      assertThat(report.outcome() == Outcome.PASSED)
          .isEqualTo(Traces.longestOutageMs(report, PeerRole.CALLEE) <= mostMs(one));
      return;
    }
    VerdictCheck.hold(one, report);
    Traces.hold(one, report);
  }

  /** Tells if the caller really sent nothing for more than half of what is tolerated. */
  private static boolean isTooLong(SabotageCase one, CallReport report) {
    return 2 * Traces.sentNothingMs(report, PeerRole.CALLER) > mostMs(one);
  }

  private static double mostMs(SabotageCase one) {
    return one.settings().timing().maxOutage().toMillis();
  }

  @Test
  void a_camera_is_read_although_the_page_before_kept_its_frames() throws Exception {
    SabotageCase keeps = named("healthy/keeps-camera-frames");
    SabotageCase paints = named("healthy/sends-mirrored");

    VerdictCheck.hold(keeps, stage.make(keeps));
    // reads its camera before it connects
    VerdictCheck.hold(keeps, stage.make(keeps));
    VerdictCheck.hold(paints, stage.make(paints));
  }

  private static SabotageCase named(String name) {
    return SabotageCatalogue.healthy().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Tells if the page threw because the browser lacks its codec. */
  private static boolean isMissing(String codec, CallReport report) {
    return report.peers().stream()
        .flatMap(peer -> peer.events().stream())
        .anyMatch(e -> e instanceof PageEvent.Log log && log.text().contains("no " + codec));
  }
}
