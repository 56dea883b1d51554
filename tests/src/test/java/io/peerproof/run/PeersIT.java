package io.peerproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.ProcessProbe;
import io.peerproof.ProofNotifier;
import io.peerproof.TestTimeouts;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RemoteReport;
import io.peerproof.report.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three peers in a mesh, in three browsers. */
class PeersIT {

  private static final VideoFormat SMALL = new VideoFormat(320, 240, 15, 60);

  @TempDir private Path folder;

  private static CallSettings settings(String query) {
    return CallSettings.defaults()
        .withServer(BrowserFixture.options().withRoomCapacity(2))
        .withPeers(3)
        .withEach(
            peer ->
                peer.withFormat(SMALL).withPage("/test/mesh.html?room={room}&peer={peer}" + query));
  }

  private RunReport make(CallSettings settings) throws InterruptedException {
    RunReport report = CallRun.make(settings, folder, ProgressListener.silent());
    assertThat(ProcessProbe.belowThisProcess()).isEmpty();
    return report;
  }

  private static RemoteReport of(CallReport report, int receiver, int sender) {
    PeerReport peer = report.peers().get(receiver - 1);
    return peer.remotes().stream()
        .filter(remote -> remote.role().equals("peer" + sender))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_of_three_sees_and_hears_each_other_in_two_calls_that_hold() throws Exception {
    RunReport report =
        make(
            settings("")
                .withTimeout(Duration.ofSeconds(60))
                .withHold(Duration.ofSeconds(2))
                .withCalls(2));

    assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
    assertThat(report.calls()).hasSize(2);
    CallReport call = report.calls().get(1);
    assertThat(call.reason()).startsWith("Each of the 3 peers sees and hears every other peer.");
    assertThat(call.peers())
        .allSatisfy(
            peer -> {
              assertThat(peer.remotes()).hasSize(2);
              assertThat(peer.phases().totalMs()).isPositive();
              assertThat(peer.artifacts()).isEmpty();
            });
    assertThat(of(call, 3, 1).measures().video()).isNotNull();
  }

  @Test
  void a_pair_that_is_broken_is_named_and_the_others_are_not() throws Exception {
    RunReport report = make(settings("&blind=2:3&silent=1").withTimeout(Duration.ofSeconds(12)));

    CallReport call = report.calls().get(0);
    assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(of(call, 2, 3).video().verdict()).isEqualTo(VideoVerdict.NOT_RENDERED);
    assertThat(of(call, 3, 2).video().verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(of(call, 2, 1).video().verdict()).isEqualTo(VideoVerdict.PLAYING);
    // peer 1 sends no audio, so none is expected of it
    assertThat(of(call, 3, 1).audio().verdict()).isEqualTo(AudioVerdict.NOT_EXPECTED);
    assertThat(call.reason())
        .startsWith("1 of 6 ordered pairs do not receive the expected media")
        .contains("peer 2 does not see or hear peer 3 (NOT_RENDERED: ");
    assertThat(call.peers().get(1).artifacts()).contains("peer2.png");
  }

  @Test
  void a_page_that_hangs_after_the_proof_is_no_pass() throws Exception {
    CallSettings settings =
        settings("&hang=3")
            .withTimeout(TestTimeouts.HEALTHY_CALL)
            .withHold(TestTimeouts.PROCESS); // the call is over before
    CallReport call;
    try (CallSeries series = CallSeries.open(settings, folder, ProgressListener.silent())) {
      call = series.make(settings, folder, new ProofNotifier());
    }

    assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(call.reason()).contains("the page of peer 3 has reported nothing for ");
    assertThat(call.durationMs()).isLessThan(TestTimeouts.PROCESS.toMillis());
    assertThat(ProcessProbe.belowThisProcess()).isEmpty();
  }

  @Test
  void a_page_that_is_not_there_fails_at_once() throws Exception {
    RunReport report =
        make(
            settings("")
                .withEach(peer -> peer.withPage("/test/nowhere.html"))
                .withTimeout(TestTimeouts.PROCESS));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    // whichever is noticed first
    assertThat(report.reason()).containsPattern("At peer [123], .*the server answered ");
    assertThat(report.durationMs()).isLessThan(TestTimeouts.PROCESS.toMillis());
  }
}
