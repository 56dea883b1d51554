package io.peerproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.browser.slot.BrowserCapacity;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.ReportJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simultaneous calls of threads and processes, and the browser slots of the machine. */
class SlotsIT {

  /** Time limit of five calls in separate browsers, one after another, on a slow machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int THREADS = 4;

  @TempDir Path folder;

  private CallReport call(int thread) {
    CallSettings small =
        CallSettings.defaults()
            .withEach(peer -> peer.withFormat(new VideoFormat(320, 240, 15, 60)));
    try (CallSeries series =
        CallSeries.open(small, folder.resolve("thread-" + thread), ProgressListener.silent())) {
      return series.make(small, folder.resolve("thread-" + thread));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void calls_wanted_at_once_pass_one_after_the_other_as_the_machine_carries_them()
      throws Exception {
    Path out = folder.resolve("process");
    Process process =
        new ProcessBuilder(
                Path.of("..", "peerproof").toAbsolutePath().normalize().toString(),
                "call",
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("process.txt").toFile())
            .start();
    List<CompletableFuture<CallReport>> calling = new ArrayList<>();
    for (int thread = 1; thread <= THREADS; thread++) {
      int number = thread;
      calling.add(CompletableFuture.supplyAsync(() -> call(number), AsyncResource.THREADS));
    }

    List<CallReport> calls = new ArrayList<>();
    for (CompletableFuture<CallReport> one : calling) {
      calls.add(one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("process.txt"))).isZero();
    calls.addAll(ReportJson.read(out.resolve("report.json")).calls());

    assertThat(calls)
        .hasSize(THREADS + 1)
        .allSatisfy(call -> assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.PASSED));
    int atOnce = BrowserCapacity.ofThisMachine().browsers() / 2;
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(calls.stream().filter(other -> goesOnAt(begin(call), other)))
                    .hasSizeLessThanOrEqualTo(atOnce));
  }

  private static Instant begin(CallReport call) {
    return Objects.requireNonNull(call.startedAt());
  }

  private static boolean goesOnAt(Instant moment, CallReport call) {
    Instant end = begin(call).plusNanos((long) (call.durationMs() * 1e6));
    return !moment.isBefore(begin(call)) && moment.isBefore(end);
  }
}
