package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.diagnosis.CallProgress;
import io.peerproof.proof.diagnosis.Diagnosis;
import io.peerproof.proof.diagnosis.DiagnosisGround;
import io.peerproof.proof.measure.HostHealth;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a slow machine may be why something is missing in a call. What a page did is its
 * own doing however slow the machine.
 */
final class StarvationJudge {

  /** Blames nothing on the machine. */
  static final StarvationJudge NONE = new StarvationJudge(null, 0);

  /**
   * So much of its own time a page must have had since the call last went on, for what it did not
   * do to be its fault: a hundred times what a description or an element's source takes.
   */
  static final double TIME_ENOUGH_MS = 5000;

  /** Of a long stretch, the end decides; of a short one, there is not enough to measure. */
  private static final double LONGEST_MS = 10_000;

  private static final double SHORTEST_MS = 2000;

  private final @Nullable HostHealthSource host;
  private final double openedMs;

  private StarvationJudge(@Nullable HostHealthSource host, double openedMs) {
    this.host = host;
    this.openedMs = openedMs;
  }

  /**
   * By what the machine was measured to do.
   *
   * @param openedMs when the pages were opened, milliseconds since the Unix epoch
   */
  static StarvationJudge by(HostHealthSource host, double openedMs) {
    return new StarvationJudge(host, openedMs);
  }

  /**
   * What this machine fell short of, a sentence; empty where what is missing is not its fault.
   *
   * @param role of the peer that {@code diagnosis} is of
   */
  Optional<String> forMissing(CallAssessment callAssessment, PeerRole role, Diagnosis diagnosis) {
    if (host == null || diagnosis.ground() == DiagnosisGround.OBSERVED) {
      return Optional.empty();
    }
    double sinceMs = lastMoveMs(callAssessment, role);
    if (diagnosis.ground() == DiagnosisGround.UNDONE
        && host.since(role, verdicts(callAssessment, role).events(), sinceMs).usableMs()
            >= TIME_ENOUGH_MS) {
      return Optional.empty();
    }
    return forStretch(callAssessment, sinceMs);
  }

  /** The same of all that was to be seen since the pages were opened. */
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
    // What the machine was busy with before the pages were opened is no part of the call.
    double fromMs =
        Math.max(openedMs, Math.max(now - LONGEST_MS, Math.min(sinceMs, now - SHORTEST_MS)));
    record Found(PeerRole role, HostHealth health) {}
    return callAssessment.peers().stream()
        .map(peer -> new Found(peer.role(), measured.since(peer.role(), peer.events(), fromMs)))
        .filter(found -> found.health().starved())
        .max(Comparator.comparingDouble(found -> found.health().slowdown()))
        .map(found -> found.health().complaint(found.role().word()));
  }

  /** When either peer last took a step, or the media that are missing now last came. */
  private double lastMoveMs(CallAssessment callAssessment, PeerRole role) {
    PeerAssessment blamed = verdicts(callAssessment, role);
    DoubleStream steps =
        callAssessment.peers().stream().mapToDouble(peer -> CallProgress.lastStepMs(peer.events()));
    return DoubleStream.concat(
            steps,
            DoubleStream.of(
                openedMs,
                seenAtMs(blamed.video().verdict().good(), blamed.video().evidence().atMs()),
                seenAtMs(blamed.audio().verdict().good(), blamed.audio().evidence().atMs())))
        .max()
        .orElse(openedMs);
  }

  private static double seenAtMs(boolean good, @Nullable Double atMs) {
    return good || atMs == null ? 0 : atMs;
  }

  private static PeerAssessment verdicts(CallAssessment callAssessment, PeerRole role) {
    return callAssessment.peers().stream()
        .filter(peer -> peer.role() == role)
        .findFirst()
        .orElseThrow();
  }
}
