package io.peerproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.Call;
import io.peerproof.CallPeer;
import io.peerproof.Peerproof;
import io.peerproof.TestTimeouts;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.server.PeerproofServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at the same time, whose pages may be connected to those of the other run. */
class SharedRoomIT {

  /** Four browsers share two processors. */
  private static final VideoFormat SMALL = new VideoFormat(320, 240, 15, 60);

  /** Time in which connected pages are judged; nothing that they do proves the call. */
  private static final Duration JUDGED = TestTimeouts.HOPELESS_CALL;

  private static PeerproofServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = PeerproofServer.start(BrowserFixture.options());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Settings of a run whose caller and callee join these rooms. */
  private static CallSettings settings(String callersRoom, String calleesRoom, String media) {
    URI page = server.url().resolve("/test/bare-call.html");
    return CallSettings.defaults()
        .withMaxBrowsers(4)
        .withEach(peer -> peer.withFormat(SMALL))
        .with(
            PeerRole.CALLER,
            peer -> peer.withPage(page + "?role=caller&fault=" + media + "&room=" + callersRoom))
        .with(
            PeerRole.CALLEE,
            peer -> peer.withPage(page + "?role=callee&fault=" + media + "&room=" + calleesRoom));
  }

  private List<CallReport> atOnce(CallSettings first, CallSettings second) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (CallSeries one = series("one", first);
        CallSeries two = series("two", second)) {
      List<Callable<CallReport>> calls =
          List.of(() -> one.make(first, folder), () -> two.make(second, folder));
      List<Future<CallReport>> made = threads.invokeAll(calls);
      return List.of(made.get(0).get(), made.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  private CallSeries series(String name, CallSettings settings) throws Exception {
    return CallSeries.open(
        settings, Files.createDirectory(folder.resolve(name)), ProgressListener.silent());
  }

  /**
   * Judges two runs whose pages play what they receive from each other. The time limit begins only
   * then: neither run waits in it for the other.
   */
  private List<CallReport> judgedOnceConnected(CallSettings first, CallSettings second)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Peerproof one = Peerproof.start(first, folder.resolve("one"));
        Peerproof two = Peerproof.start(second, folder.resolve("two"));
        Call here = one.call();
        Call there = two.call()) {
      here.open();
      there.open();
      Stream.of(here, there).flatMap(call -> call.peers().stream()).forEach(SharedRoomIT::plays);
      List<Callable<CallReport>> judged =
          List.of(
              () -> here.prove(JUDGED, Duration.ZERO), () -> there.prove(JUDGED, Duration.ZERO));
      List<Future<CallReport>> reports = threads.invokeAll(judged);
      return List.of(reports.get(0).get(), reports.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void plays(CallPeer peer) {
    await(peer + " plays what it receives")
        .atMost(TestTimeouts.CONDITION)
        .until(
            () ->
                (Boolean)
                    peer.driver()
                        .executeScript("return document.getElementById('remote').currentTime > 0"));
  }

  @Test
  void two_runs_that_are_connected_to_each_other_do_not_prove_each_other() throws Exception {
    List<CallReport> reports =
        judgedOnceConnected(settings("x", "y", "none"), settings("y", "x", "none"));

    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.FAILED);
              assertThat(report.clues())
                  .first()
                  .asString()
                  .contains("receives the camera of another run, over a connection that leads to");
              assertThat(report.peers())
                  .allSatisfy(
                      peer -> {
                        assertThat(peer.video().verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
                        assertThat(peer.video().evidence().seen())
                            .endsWith(
                                " of another run: each run needs its own room; put {room} into the address");
                        assertThat(peer.audio().verdict()).isEqualTo(AudioVerdict.WRONG_SOURCE);
                      });
            });
  }

  @Test
  void two_runs_in_rooms_of_their_own_are_both_proven() throws Exception {
    List<CallReport> reports = atOnce(settings("x", "x", "none"), settings("y", "y", "none"));

    assertThat(reports)
        .allSatisfy(
            report -> assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED));
  }

  @Test
  void two_runs_whose_audio_alone_is_exchanged_do_not_prove_each_other() throws Exception {
    List<CallReport> reports =
        judgedOnceConnected(settings("x", "y", "audio-only"), settings("y", "x", "audio-only"));

    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.FAILED);
              assertThat(report.peers())
                  .allSatisfy(
                      peer ->
                          assertThat(peer.audio().evidence().seen())
                              .contains("the fake microphone of peer ")
                              .endsWith(
                                  " of another run: each run needs its own room; put {room} into the address"));
            });
  }
}
