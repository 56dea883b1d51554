package io.peerproof.assertj;

import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Message of a failed assertion: the expectation, the first phase that failed, the evidence, the
 * last states, and the path of the report.
 */
final class FailureMessage {

  /** Number of clues that are shown; the report has the others. */
  private static final int MOST_CLUES = 3;

  private FailureMessage() {}

  /** Returns the message; empty if the call passed. */
  static Optional<String> failed(String expected, CallReport proof, Optional<Path> report) {
    if (proof.outcome() == Outcome.PASSED) {
      return Optional.empty();
    }
    StringBuilder message = new StringBuilder("Expecting ").append(expected).append(".\n");
    message
        .append("But it broke at phase ")
        .append(proof.failedPhase() == null ? "?" : proof.failedPhase().word());
    message.append(": ").append(proof.reason()).append('\n');
    for (PeerReport peer : proof.peers()) {
      String verdicts = verdicts(peer);
      if (!verdicts.isEmpty()) {
        message
            .append("  ")
            .append(peer.role())
            .append(": ")
            .append(verdicts)
            .append(states(peer))
            .append('\n');
      }
    }
    proof.clues().stream()
        .limit(MOST_CLUES)
        .forEach(clue -> message.append("  clue: ").append(clue).append('\n'));
    return Optional.of(message.append(report(report).stripLeading()).toString());
  }

  static String report(Optional<Path> report) {
    return report.map(file -> "\nReport: " + file).orElse("");
  }

  private static String verdicts(PeerReport peer) {
    List<String> parts = new ArrayList<>();
    if (peer.video() != null && peer.video().verdict() != VideoVerdict.NOT_EXPECTED) {
      parts.add(word(MediaKind.VIDEO.text(), peer.video().verdict(), peer.video().evidence()));
    }
    if (peer.audio() != null && peer.audio().verdict() != AudioVerdict.NOT_EXPECTED) {
      parts.add(word(MediaKind.AUDIO.text(), peer.audio().verdict(), peer.audio().evidence()));
    }
    if (peer.data() != null && peer.data().verdict() != DataVerdict.NOT_EXPECTED) {
      parts.add(word("data", peer.data().verdict(), peer.data().evidence()));
    }
    return String.join("; ", parts);
  }

  private static String word(String kind, Enum<?> verdict, Evidence evidence) {
    return kind + " " + verdict.name() + " (" + evidence.seen() + ")";
  }

  private static String states(PeerReport peer) {
    return Stream.of(
            Optional.ofNullable(peer.video()).map(proof -> proof.evidence()),
            Optional.ofNullable(peer.audio()).map(proof -> proof.evidence()))
        .flatMap(Optional::stream)
        .map(evidence -> states(evidence.facts()))
        .filter(states -> !states.isEmpty())
        .findFirst()
        .map(states -> " [" + states + "]")
        .orElse("");
  }

  private static String states(Map<String, Object> facts) {
    return Stream.of(Machine.values())
        .map(Machine::attribute)
        .filter(facts::containsKey)
        .map(attribute -> attribute + " " + facts.get(attribute))
        .collect(Collectors.joining(", "));
  }
}
