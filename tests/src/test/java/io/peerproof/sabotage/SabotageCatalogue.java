package io.peerproof.sabotage;

import java.util.List;
import java.util.stream.Stream;

/** All faults that the project detects, and all calls that are odd but healthy. */
public final class SabotageCatalogue {

  private SabotageCatalogue() {}

  /** Returns the calls with a fault, including a few that tolerate it. */
  public static List<SabotageCase> all() {
    return Stream.of(
            VideoFaults.cases(),
            AudioFaults.cases(),
            DataFaults.cases(),
            SignalingFaults.cases(),
            IceFaults.cases(),
            OutageFaults.cases(),
            ScreenFaults.cases(),
            LoopbackFaults.cases(),
            PageFaults.cases())
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the calls that are odd but healthy. */
  public static List<SabotageCase> healthy() {
    return Stream.of(
            HealthyCalls.cases(),
            OutageFaults.healthy(),
            ScreenFaults.healthy(),
            LoopbackFaults.healthy())
        .flatMap(List::stream)
        .toList();
  }
}
