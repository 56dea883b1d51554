package io.peerproof.report.export;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.TimelineReport;
import io.peerproof.timeline.PhaseDurations;
import io.peerproof.timeline.PhaseStarts;
import io.peerproof.timeline.TimedPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Converts a call to a trace: the call is the root, each peer is a child span, each phase is a
 * child of its peer. The times of the callee are converted to the caller's clock if the harness
 * measured the offset. Attribute names follow OpenTelemetry's semantic conventions where these
 * exist.
 */
final class CallSpans {

  /** A phase that happened; {@code startMs} counts from the page's first WebRTC call. */
  private record Phase(String name, double startMs, double ms) {

    static List<Phase> of(PhaseStarts starts, PhaseDurations durations) {
      List<Phase> phases = new ArrayList<>();
      for (TimedPhase phase : TimedPhase.values()) {
        Double startMs = phase.startMs(starts);
        Double ms = phase.durationMs(durations);
        if (phase != TimedPhase.TOTAL && startMs != null && ms != null) {
          phases.add(new Phase(phase.word(), startMs, ms));
        }
      }
      return phases;
    }
  }

  private final Tracer tracer;

  CallSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Records the call; a call without a known time is left out. */
  void record(CallReport call) {
    Optional<Instant> began = Optional.ofNullable(call.startedAt()).or(() -> firstOf(call));
    if (began.isEmpty()) {
      return;
    }
    Span root =
        tracer
            .spanBuilder("call")
            .setNoParent()
            .setStartTimestamp(began.get())
            .setAttribute("peerproof.call.id", call.id())
            .setAttribute("peerproof.outcome", call.outcome().name())
            .startSpan();
    if (call.failedPhase() != null) {
      root.setAttribute("peerproof.failed_phase", call.failedPhase().word());
    }
    if (call.outcome() != Outcome.PASSED) {
      root.setStatus(StatusCode.ERROR, call.reason());
      root.setAttribute("error.type", call.outcome().name());
    }
    Context within = Context.root().with(root);
    call.peers().forEach(peer -> record(peer, within));
    root.end(began.get().plusNanos(Math.round(call.durationMs() * 1e6)));
  }

  private static Optional<Instant> firstOf(CallReport call) {
    return call.peers().stream()
        .map(PeerReport::axis)
        .flatMap(axis -> Optional.ofNullable(axis).stream())
        .map(axis -> Instant.ofEpochMilli(Math.round(axis.originAtMs())))
        .min(Instant::compareTo);
  }

  private void record(PeerReport peer, Context call) {
    TimelineReport axis = peer.axis();
    if (axis == null) {
      return;
    }
    double originAtMs = axis.originAtMs() + (axis.toCallerMs() == null ? 0 : axis.toCallerMs());
    List<Phase> phases = Phase.of(axis.starts(), peer.phases());
    double lastMs =
        phases.stream().mapToDouble(phase -> phase.startMs() + phase.ms()).max().orElse(0);
    Span span =
        tracer
            .spanBuilder(peer.role())
            .setParent(call)
            .setStartTimestamp(nanos(originAtMs), TimeUnit.NANOSECONDS)
            .setAttribute("peerproof.role", peer.role())
            .startSpan();
    if (peer.browser() != null) {
      span.setAttribute("user_agent.name", peer.browser().name());
      span.setAttribute("user_agent.version", peer.browser().version());
    }
    if (peer.video() != null) {
      span.setAttribute("peerproof.video", peer.video().verdict().name());
    }
    if (peer.audio() != null) {
      span.setAttribute("peerproof.audio", peer.audio().verdict().name());
    }
    Context within = call.with(span);
    for (Phase phase : phases) {
      tracer
          .spanBuilder(phase.name())
          .setParent(within)
          .setStartTimestamp(nanos(originAtMs + phase.startMs()), TimeUnit.NANOSECONDS)
          .setAttribute("peerproof.role", peer.role())
          .startSpan()
          .end(nanos(originAtMs + phase.startMs() + phase.ms()), TimeUnit.NANOSECONDS);
    }
    span.end(nanos(originAtMs + lastMs), TimeUnit.NANOSECONDS);
  }

  /** Converts to nanoseconds with the resolution of a page's clock, one microsecond. */
  private static long nanos(double ms) {
    return Math.round(ms * 1000) * 1000;
  }
}
