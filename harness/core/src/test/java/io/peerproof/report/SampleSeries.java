package io.peerproof.report;

import io.peerproof.proof.Outcome;
import io.peerproof.timeline.PhaseDurations;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Series of calls, the same ones each time. */
public final class SampleSeries {

  private static final int WARM_UPS = 3;
  private static final Duration APART = Duration.ofMillis(1200);

  private SampleSeries() {}

  /** So many calls that count, after three warm-ups; every fiftieth is disturbed and slow. */
  public static RunReport of(int calls) {
    RunReport one = SampleReports.passed();
    Random random = new Random(17);
    List<CallReport> made =
        IntStream.rangeClosed(1, calls + WARM_UPS).mapToObj(i -> call(one, i, random)).toList();
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.PASSED,
        "All " + calls + " calls passed.",
        one.startedAt(),
        APART.multipliedBy(made.size() + 1).toMillis(),
        one.host(),
        List.of("timing", "--calls", String.valueOf(calls)),
        made,
        null,
        series(calls),
        null);
  }

  private static SeriesReport series(int calls) {
    return new SeriesReport(
        "warm",
        calls,
        ids(IntStream.rangeClosed(1, WARM_UPS)),
        ids(IntStream.rangeClosed(1, calls + WARM_UPS).filter(SampleSeries::isDisturbed)),
        0.25,
        0,
        IntStream.rangeClosed(1, calls + WARM_UPS).mapToObj(SampleSeries::load).toList(),
        null);
  }

  private static List<String> ids(IntStream numbers) {
    return numbers.mapToObj(String::valueOf).toList();
  }

  private static boolean isDisturbed(int call) {
    return call % 50 == 0;
  }

  private static SeriesReport.LoadSample load(int call) {
    double own = 0.4 + 0.1 * Math.sin(call / 9.0);
    double foreign = isDisturbed(call) ? 0.4 : 0.03;
    return new SeriesReport.LoadSample(
        call * (double) APART.toMillis(), own + foreign, own, 4000 - call);
  }

  private static CallReport call(RunReport one, int number, Random random) {
    double slower = number <= WARM_UPS ? 2.2 : isDisturbed(number) ? 1.7 : 1 + number / 4000.0;
    CallReport call = one.calls().get(0).withoutEventsWhenPassed();
    List<PeerReport> peers =
        call.peers().stream().map(peer -> slowed(peer, slower, random)).toList();
    return new CallReport(
        String.valueOf(number),
        call.outcome(),
        call.reason(),
        null,
        one.startedAt().plus(APART.multipliedBy(number)),
        call.durationMs() * slower,
        call.expected(),
        List.of(),
        List.of(),
        peers);
  }

  private static PeerReport slowed(PeerReport peer, double slower, Random random) {
    PhaseDurations was = peer.phases();
    List<@Nullable Double> ms =
        Stream.of(
                was.mediaMs(),
                was.signalingMs(),
                was.iceMs(),
                was.dtlsMs(),
                was.trackMs(),
                was.firstFrameMs(),
                was.provenMs(),
                was.totalMs())
            .<@Nullable Double>map(time -> scaled(time, slower * (0.95 + random.nextDouble() / 10)))
            .toList();
    return new PeerReport(
        peer.role(),
        peer.browser(),
        peer.video(),
        peer.audio(),
        peer.data(),
        peer.measures(),
        new PhaseDurations(
            ms.get(0), ms.get(1), ms.get(2), ms.get(3), ms.get(4), ms.get(5), ms.get(6), ms.get(7)),
        peer.axis(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static @Nullable Double scaled(@Nullable Double ms, double by) {
    return ms == null ? null : Math.round(ms * by * 10) / 10.0;
  }
}
