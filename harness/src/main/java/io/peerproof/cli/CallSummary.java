package io.peerproof.cli;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RunReport;
import io.peerproof.timeline.Phases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report in a few lines: the verdict, why, and both peers' phases side by side. */
final class CallSummary {

  private static final Map<String, Function<Phases, @Nullable Double>> PHASES =
      new LinkedHashMap<>();

  static {
    PHASES.put("media", Phases::mediaMs);
    PHASES.put("signaling", Phases::signalingMs);
    PHASES.put("ice", Phases::iceMs);
    PHASES.put("dtls", Phases::dtlsMs);
    PHASES.put("track", Phases::trackMs);
    PHASES.put("first frame", Phases::firstFrameMs);
    PHASES.put("proven", Phases::provenMs);
    PHASES.put("total", Phases::totalMs);
  }

  private final Style style;

  CallSummary(Style style) {
    this.style = style;
  }

  List<String> lines(RunReport run) {
    List<String> lines = new ArrayList<>();
    lines.add(style.outcome(run.outcome()) + "  " + run.reason());
    for (CallReport call : run.calls()) {
      if (call.failedPhase() != null) {
        lines.add("The first phase that did not happen: " + call.failedPhase().word());
      }
      if (call.peers().stream().anyMatch(peer -> peer.browser() != null)) {
        lines.add("");
        lines.addAll(table(call));
      }
      if (call.outcome() != Outcome.PASSED) {
        lines.addAll(reasons(call));
      }
    }
    return List.copyOf(lines);
  }

  private static List<String> table(CallReport call) {
    TextTable table = new TextTable();
    table.row("", call, PeerReport::role);
    table.row("video", call, p -> p.video() == null ? "-" : p.video().verdict().name());
    table.row("audio", call, p -> p.audio() == null ? "-" : p.audio().verdict().name());
    PHASES.forEach((name, phase) -> table.row(name, call, p -> ms(phase.apply(p.phases()))));
    return table.lines();
  }

  private static String ms(@Nullable Double ms) {
    return ms == null ? "-" : String.format(Locale.ROOT, "%.1f ms", ms);
  }

  private static List<String> reasons(CallReport call) {
    List<String> lines = new ArrayList<>();
    for (PeerReport peer : call.peers()) {
      if (peer.video() != null && !peer.video().verdict().good()) {
        lines.add(peer.role() + " video: " + peer.video().evidence().seen());
      }
      if (peer.audio() != null && !peer.audio().verdict().good()) {
        lines.add(peer.role() + " audio: " + peer.audio().evidence().seen());
      }
    }
    if (!lines.isEmpty()) {
      lines.add(0, "");
    }
    return lines;
  }
}
