package io.peerproof.conference;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.ProcessProbe;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.ProgressListener;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three peers in a mesh, in three browsers. */
class ConferenceIT {

  private static final VideoFormat SMALL = new VideoFormat(320, 240, 15, 60);

  @TempDir private Path folder;

  private ConferenceReport meet(String page, Duration timeout) throws InterruptedException {
    ConferenceReport report =
        ConferenceRun.make(
            new ConferenceSettings(
                3,
                page,
                BrowserSpec.auto(),
                SMALL,
                List.of(),
                BrowserFixture.options(),
                timeout,
                false,
                true,
                List.of("call", "--peers", "3"),
                OptionalInt.empty()),
            folder,
            ProgressListener.silent());
    assertThat(ProcessProbe.belowThisProcess()).isEmpty();
    return report;
  }

  private static PairResult of(ConferenceReport report, int viewer, int subject) {
    return report.sightings().stream()
        .filter(one -> one.viewer() == viewer && one.subject() == subject)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_of_three_sees_and_hears_each_other() throws Exception {
    ConferenceReport report =
        meet("/test/mesh.html?room={room}&peer={peer}", Duration.ofSeconds(60));

    assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
    assertThat(report.reason()).isEqualTo("Each of the 3 peers sees and hears every other peer.");
    assertThat(report.sightings()).hasSize(6).allMatch(PairResult::good);
    assertThat(report.peers()).allSatisfy(peer -> assertThat(peer.artifacts()).isEmpty());
  }

  @Test
  void a_pair_that_is_broken_is_named_and_the_others_are_not() throws Exception {
    ConferenceReport report =
        meet("/test/mesh.html?room={room}&peer={peer}&blind=2:3&silent=1", Duration.ofSeconds(12));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(of(report, 2, 3).video().verdict()).isEqualTo(VideoVerdict.NOT_RENDERED);
    assertThat(of(report, 3, 2).good()).isTrue();
    assertThat(of(report, 2, 1).video().verdict()).isEqualTo(VideoVerdict.PLAYING);
    // what peer 2 never presented may be anybody's
    assertThat(of(report, 2, 1).audio().verdict()).isEqualTo(AudioVerdict.NOT_RENDERED);
    assertThat(of(report, 3, 1).audio().verdict()).isEqualTo(AudioVerdict.NO_TRACK);
    assertThat(report.reason())
        .startsWith("3 of 6 ordered pairs do not receive the expected media")
        .contains("peer 2 does not hear peer 1 (NOT_RENDERED: ");
    assertThat(report.peers().get(1).artifacts()).contains("peer-2.png");
  }

  @Test
  void a_page_that_is_not_there_fails_at_once() throws Exception {
    ConferenceReport report = meet("/test/nowhere.html", Duration.ofSeconds(60));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    // whichever is noticed first
    assertThat(report.reason()).containsPattern("The page of peer [123] could not be loaded: ");
    assertThat(report.durationMs()).isLessThan(45_000);
  }
}
