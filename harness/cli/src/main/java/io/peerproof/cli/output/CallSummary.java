package io.peerproof.cli.output;

import io.peerproof.proof.DataProof;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Outage;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RunReport;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.TimedPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Summarizes a report in a few lines: the outcome, its reason, and the phases of both peers. */
public final class CallSummary {

  /** Maximum number of listed calls, about one screen. */
  private static final int MOST_CALLS = 20;

  /** Number of clues that are shown; the others explain less. */
  private static final int MOST_CLUES = 3;

  private final OutputStyle style;

  public CallSummary(OutputStyle style) {
    this.style = style;
  }

  public List<String> lines(RunReport run) {
    List<String> lines = new ArrayList<>();
    lines.add(style.outcome(run.outcome()) + "  " + run.reason());
    if (run.calls().size() > 1) {
      lines.addAll(notPassed(run));
      return List.copyOf(lines);
    }
    for (CallReport call : run.calls()) {
      phase(call).ifPresent(lines::add);
      if (call.peers().stream().anyMatch(peer -> peer.browser() != null)) {
        lines.add("");
        lines.addAll(table(call));
      }
      HostLine.of(call).ifPresent(lines::add);
      if (call.outcome() != Outcome.PASSED) {
        lines.addAll(reasons(call));
      }
    }
    return List.copyOf(lines);
  }

  /**
   * Names the phase at which a call failed. Empty for a call that could not be measured, and for
   * one that was proven and only violates limits: no phase of these failed.
   */
  private static Optional<String> phase(CallReport call) {
    FailedPhase phase = call.failedPhase();
    Double brokeAfterMs = call.brokeAfterMs();
    if (phase == null || call.outcome() != Outcome.FAILED) {
      return Optional.empty();
    }
    if (brokeAfterMs != null) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The phase that broke, %s after the proof: %s",
              DurationText.ofMillis(brokeAfterMs),
              phase.word()));
    }
    return call.wasProven()
        ? Optional.empty()
        : Optional.of("The first phase that did not happen: " + phase.word());
  }

  /** Lists the calls of a series that did not pass. */
  private static List<String> notPassed(RunReport run) {
    List<CallReport> bad =
        run.calls().stream().filter(call -> call.outcome() != Outcome.PASSED).toList();
    List<String> lines = new ArrayList<>();
    if (!bad.isEmpty()) {
      lines.add("");
    }
    bad.stream()
        .limit(MOST_CALLS)
        .map(
            call ->
                String.format(
                    Locale.ROOT, "call %s: %s: %s", call.id(), call.outcome(), call.reason()))
        .forEach(lines::add);
    if (bad.size() > MOST_CALLS) {
      lines.add("and " + (bad.size() - MOST_CALLS) + " more, see the report");
    }
    return lines;
  }

  private static List<String> table(CallReport call) {
    return GroupTable.isGroup(call)
        ? Stream.concat(GroupTable.lines(call).stream(), phases(call, new TextTable()).stream())
            .toList()
        : phases(call, verdicts(call));
  }

  private static TextTable verdicts(CallReport call) {
    TextTable table = new TextTable();
    table.row("", call, PeerReport::role);
    table.row("video", call, p -> p.video() == null ? "-" : p.video().verdict().name());
    table.row("audio", call, p -> p.audio() == null ? "-" : p.audio().verdict().name());
    if (call.peers().stream().anyMatch(p -> isLookedFor(p.data()))) {
      table.row("data", call, p -> p.data() == null ? "-" : p.data().verdict().name());
    }
    return table;
  }

  private static List<String> phases(CallReport call, TextTable table) {
    if (GroupTable.isGroup(call)) {
      table.row("", call, PeerReport::role);
    }
    if (call.peers().stream().anyMatch(p -> p.outages() != null)) {
      table.row("longest outage", call, p -> outage(p.outages()));
    }
    for (TimedPhase phase : TimedPhase.values()) {
      boolean isOfProof = phase == TimedPhase.PROVEN || phase == TimedPhase.TOTAL;
      table.row(
          phase.label(),
          call,
          p -> isOfProof && !call.wasProven() ? "-" : ms(phase.durationMs(p.phases())));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (call.wasProven()
        && call.peers().stream().anyMatch(peer -> peer.phases().totalMs() != null)) {
      lines.add(
          "total: from the page's first WebRTC call to the first frame with the other's stamp. Phases overlap.");
    }
    return lines;
  }

  /** The longest outage of each kind of media that had one: {@code video 4.1 s, audio 4.0 s}. */
  private static String outage(@Nullable List<Outage> outages) {
    if (outages == null) {
      return "-";
    }
    String found =
        outages.stream()
            .filter(one -> one.longestMs() > 0)
            .map(one -> one.kind() + " " + DurationText.ofMillis(one.longestMs()))
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "none" : found;
  }

  private static boolean isLookedFor(@Nullable DataProof data) {
    return data != null && data.verdict() != DataVerdict.NOT_EXPECTED;
  }

  private static String ms(@Nullable Double ms) {
    return ms == null
        ? "-"
        : ms < 999.95 ? String.format(Locale.ROOT, "%.1f ms", ms) : DurationText.ofMillis(ms);
  }

  private static List<String> reasons(CallReport call) {
    List<String> lines = new ArrayList<>(GroupTable.reasons(call));
    for (PeerReport peer : GroupTable.isGroup(call) ? List.<PeerReport>of() : call.peers()) {
      if (peer.video() != null && !peer.video().verdict().good()) {
        lines.add(peer.role() + " video: " + peer.video().evidence().seen());
      }
      if (peer.audio() != null && !peer.audio().verdict().good()) {
        lines.add(peer.role() + " audio: " + peer.audio().evidence().seen());
      }
      if (peer.data() != null && !peer.data().verdict().good()) {
        lines.add(peer.role() + " data: " + peer.data().evidence().seen());
      }
    }
    call.clues().stream().limit(MOST_CLUES).forEach(clue -> lines.add("clue: " + clue));
    if (call.clues().size() > MOST_CLUES) {
      int more = call.clues().size() - MOST_CLUES;
      lines.add(
          more == 1 ? "1 more clue is in the report" : more + " more clues are in the report");
    }
    if (!lines.isEmpty()) {
      lines.add(0, "");
    }
    return lines;
  }
}
