package io.peerproof.call;

import io.peerproof.call.steps.StepFailure;
import io.peerproof.event.PeerRole;
import io.peerproof.host.HostHealthSource;
import io.peerproof.proof.diagnosis.CallProgress;
import io.peerproof.proof.diagnosis.Diagnosis;
import io.peerproof.proof.diagnosis.DiagnosisGround;
import io.peerproof.proof.diagnosis.PendingWork;
import io.peerproof.proof.measure.HostHealth;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides if a slow machine may be the reason for a failure. An observed action of a page is never
 * the machine's fault.
 */
final class StarvationJudge {

  /** Judge that never blames the machine. */
  static final StarvationJudge NONE = new StarvationJudge(null, 0, Duration.ZERO);

  /**
   * Processor time that makes a page responsible for a missing action, milliseconds since the last
   * progress of the call. It is a hundred times the cost of a description or of setting an
   * element's source.
   */
  static final double TIME_ENOUGH_MS = 5000;

  /**
   * Longest and shortest period to measure, milliseconds: the end of a long period decides, and a
   * short period has too few samples.
   */
  private static final double LONGEST_MS = 10_000;

  private static final double SHORTEST_MS = 2000;

  private final @Nullable HostHealthSource host;
  private final double openedMs;
  private final Duration timeout;

  private StarvationJudge(@Nullable HostHealthSource host, double openedMs, Duration timeout) {
    this.host = host;
    this.openedMs = openedMs;
    this.timeout = timeout;
  }

  /**
   * Creates a judge that uses measurements of the machine.
   *
   * @param openedMs time when the pages were opened, milliseconds since the Unix epoch
   * @param timeout time-out of the call in its settings
   */
  static StarvationJudge by(HostHealthSource host, double openedMs, Duration timeout) {
    return new StarvationJudge(host, openedMs, timeout);
  }

  /**
   * Returns a sentence about the missing resource; empty if the machine is not the cause.
   *
   * @param blamed peer with this {@code diagnosis}
   */
  Optional<String> forMissing(
      CallAssessment callAssessment, PeerAssessment blamed, Diagnosis diagnosis) {
    if (host == null || diagnosis.ground() == DiagnosisGround.OBSERVED) {
      return Optional.empty();
    }
    if (diagnosis.ground() == DiagnosisGround.UNDONE
        && hadTimeEnough(host, callAssessment, lastStepMs(callAssessment), TIME_ENOUGH_MS)) {
      return Optional.empty();
    }
    return forStretch(callAssessment, lastMoveMs(callAssessment, blamed));
  }

  /**
   * Tells if each page could run its script for long enough since the last step: one may wait for
   * another that the machine holds up. Media that go on are no step that a script waits for.
   */
  private static boolean hadTimeEnough(
      HostHealthSource host, CallAssessment callAssessment, double sinceMs, double enoughMs) {
    return callAssessment.pairs().stream()
        .allMatch(peer -> host.since(peer.role(), peer.history(), sinceMs).usableMs() >= enoughMs);
  }

  /**
   * Returns a sentence about the missing resource if the machine may be why a step of a user could
   * not be done. It is not once no page waits for anything and each ran its script for as long as a
   * machine that keeps up lets it run within the time-out; {@value #TIME_ENOUGH_MS} ms are enough.
   */
  Optional<String> forStep(CallAssessment callAssessment, StepFailure step) {
    if (host == null || step.observed()) {
      return Optional.empty();
    }
    double sinceMs = Math.max(step.sinceMs(), lastStepMs(callAssessment));
    double enoughMs = Math.min(TIME_ENOUGH_MS, HostHealth.KEPT_UP * timeout.toMillis());
    boolean waits =
        callAssessment.pairs().stream().map(PeerAssessment::history).anyMatch(PendingWork::isSeen);
    return !waits && hadTimeEnough(host, callAssessment, sinceMs, enoughMs)
        ? Optional.empty()
        : forStretch(callAssessment, sinceMs);
  }

  /**
   * Returns a sentence about the missing resource since the pages were opened; empty if there is
   * none.
   */
  Optional<String> forWhole(CallAssessment callAssessment) {
    return host == null ? Optional.empty() : forStretch(callAssessment, openedMs);
  }

  private Optional<String> forStretch(CallAssessment callAssessment, double sinceMs) {
    HostHealthSource measured = host;
    if (measured == null) {
      return Optional.empty();
    }
    double now = measured.nowMs();
    if (now - openedMs < SHORTEST_MS) {
      return Optional.empty();
    }
    // The load before the pages were opened is not part of the call.
    double fromMs =
        Math.max(openedMs, Math.max(now - LONGEST_MS, Math.min(sinceMs, now - SHORTEST_MS)));
    record Found(PeerRole role, HostHealth health) {}
    return callAssessment.pairs().stream()
        .map(peer -> new Found(peer.role(), measured.since(peer.role(), peer.history(), fromMs)))
        .filter(found -> found.health().starved())
        .max(Comparator.comparingDouble(found -> found.health().slowdown()))
        .map(found -> found.health().complaint(found.role().phrase()));
  }

  /** Returns the time of the last step of any peer, or of the last media that are missing now. */
  private double lastMoveMs(CallAssessment callAssessment, PeerAssessment blamed) {
    return DoubleStream.of(
            lastStepMs(callAssessment),
            seenAtMs(blamed.video().verdict().good(), blamed.video().evidence().atMs()),
            seenAtMs(blamed.audio().verdict().good(), blamed.audio().evidence().atMs()))
        .max()
        .orElse(openedMs);
  }

  private double lastStepMs(CallAssessment callAssessment) {
    return callAssessment.pairs().stream()
        .mapToDouble(peer -> CallProgress.lastStepMs(peer.history()))
        .reduce(openedMs, Math::max);
  }

  private static double seenAtMs(boolean good, @Nullable Double atMs) {
    return good || atMs == null ? 0 : atMs;
  }
}
