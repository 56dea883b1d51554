package io.peerproof.report;

import io.peerproof.timeline.PhaseDurations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The times of a call that can be compared with those of other calls. */
public final class PhaseTimes {

  private static final Map<String, Function<PhaseDurations, @Nullable Double>> PHASES =
      new LinkedHashMap<>();

  static {
    PHASES.put("media", PhaseDurations::mediaMs);
    PHASES.put("signaling", PhaseDurations::signalingMs);
    PHASES.put("ice", PhaseDurations::iceMs);
    PHASES.put("dtls", PhaseDurations::dtlsMs);
    PHASES.put("track", PhaseDurations::trackMs);
    PHASES.put("firstFrame", PhaseDurations::firstFrameMs);
    PHASES.put("proven", PhaseDurations::provenMs);
    PHASES.put("total", PhaseDurations::totalMs);
  }

  private PhaseTimes() {}

  /** Returns the names of the phases in the order of a call: {@code media}, {@code signaling}, … */
  public static List<String> phases() {
    return List.copyOf(PHASES.keySet());
  }

  /** Returns the names of all times: {@code caller media}, {@code callee media}, … */
  static List<String> names() {
    return PHASES.keySet().stream()
        .flatMap(phase -> Stream.of("caller " + phase, "callee " + phase))
        .toList();
  }

  /**
   * Returns the duration of each phase at each peer, in milliseconds on the clock of that peer:
   * {@code caller ice}, {@code callee ice}, … Phases that did not happen are left out.
   */
  public static Map<String, Double> of(CallReport call) {
    Map<String, Double> times = new LinkedHashMap<>();
    PHASES.forEach(
        (phase, of) -> {
          for (PeerReport peer : call.peers()) {
            Double ms = of.apply(peer.phases());
            if (ms != null) {
              times.put(peer.role() + " " + phase, ms);
            }
          }
        });
    return times;
  }
}
