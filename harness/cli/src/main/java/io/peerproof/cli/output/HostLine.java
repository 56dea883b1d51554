package io.peerproof.cli.output;

import io.peerproof.proof.measure.HostHealth;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerHostReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.DurationText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Line that reports whether the machine kept up with a call, and the limits that were stretched.
 */
final class HostLine {

  private HostLine() {}

  /** Returns the line; empty if the host was not measured. */
  static Optional<String> of(CallReport call) {
    List<PeerHostReport> hosts =
        call.peers().stream().map(PeerReport::host).filter(Objects::nonNull).toList();
    if (hosts.isEmpty()) {
      return Optional.empty();
    }
    String state =
        hosts.stream()
            .map(PeerHostReport::shortfall)
            .filter(Objects::nonNull)
            .findFirst()
            .map(what -> "it did not keep up: " + what)
            .orElseGet(() -> "it kept up" + busy(hosts.get(0).measured()));
    return Optional.of("Machine: " + state + "." + stretched(call.stretchedLimits()));
  }

  private static String busy(HostHealth health) {
    Double share = health.busy();
    return share == null
        ? ""
        : String.format(Locale.ROOT, ", its processors %.0f %% busy", share * 100);
  }

  private static String stretched(List<StretchedLimit> limits) {
    return limits.isEmpty()
        ? ""
        : limits.stream()
            .map(
                limit ->
                    String.format(
                        Locale.ROOT,
                        "%s %s instead of %s",
                        limit.limit(),
                        DurationText.ofMillis(limit.stretchedMs()),
                        DurationText.ofMillis(limit.usualMs())))
            .collect(Collectors.joining(", ", " Limits were stretched: ", "."));
  }
}
