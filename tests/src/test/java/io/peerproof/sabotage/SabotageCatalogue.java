package io.peerproof.sabotage;

import java.util.List;
import java.util.stream.Stream;

/** All faults that the project holds itself to, and all calls that are odd and right. */
public final class SabotageCatalogue {

  private SabotageCatalogue() {}

  /** Calls with a fault; the few that a fault does not break are among them. */
  public static List<SabotageCase> all() {
    return Stream.of(
            VideoFaults.cases(),
            AudioFaults.cases(),
            DataFaults.cases(),
            SignalingFaults.cases(),
            IceFaults.cases(),
            PageFaults.cases())
        .flatMap(List::stream)
        .toList();
  }

  /** Calls that are odd, and right. */
  public static List<SabotageCase> healthy() {
    return HealthyCalls.cases();
  }
}
