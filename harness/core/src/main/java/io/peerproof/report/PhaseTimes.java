package io.peerproof.report;

import io.peerproof.timeline.TimedPhase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The times of a call that can be compared with those of other calls. */
public final class PhaseTimes {

  private PhaseTimes() {}

  /** Returns the names of all times: {@code caller media}, {@code callee media}, … */
  static List<String> names() {
    return TimedPhase.words().stream()
        .flatMap(phase -> Stream.of("caller " + phase, "callee " + phase))
        .toList();
  }

  /**
   * Returns the duration of each phase at each peer, in milliseconds on the clock of that peer:
   * {@code caller ice}, {@code callee ice}, … Phases that did not happen are left out.
   */
  public static Map<String, Double> of(CallReport call) {
    Map<String, Double> times = new LinkedHashMap<>();
    for (TimedPhase phase : TimedPhase.values()) {
      for (PeerReport peer : call.peers()) {
        Double ms = phase.durationMs(peer.phases());
        if (ms != null) {
          times.put(peer.role() + " " + phase.word(), ms);
        }
      }
    }
    return times;
  }
}
