package io.peerproof.assertj;

import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    proof.peers().stream()
        .flatMap(FailureMessage::lines)
        .forEach(line -> message.append("  ").append(line).append('\n'));
    proof.clues().stream()
        .limit(MOST_CLUES)
        .forEach(clue -> message.append("  clue: ").append(clue).append('\n'));
    return Optional.of(message.append(report(report).stripLeading()).toString());
  }

  static String report(Optional<Path> report) {
    return report.map(file -> "\nReport: " + file).orElse("");
  }

  /** Returns a line with the verdicts of a peer, or one for each remote peer; none without any. */
  private static Stream<String> lines(PeerReport peer) {
    if (peer.remotes() == null) {
      return Stream.of(verdicts(peer.video(), peer.audio(), peer.data()))
          .filter(verdicts -> !verdicts.isEmpty())
          .map(verdicts -> peer.role() + ": " + verdicts + states(peer.video(), peer.audio()));
    }
    return peer.remotes().stream()
        .flatMap(
            remote ->
                Stream.of(verdicts(remote.video(), remote.audio(), remote.data()))
                    .filter(verdicts -> !verdicts.isEmpty())
                    .map(
                        verdicts ->
                            String.format(
                                Locale.ROOT,
                                "%s of %s: %s%s",
                                peer.role(),
                                remote.role(),
                                verdicts,
                                states(remote.video(), remote.audio()))));
  }

  private static String verdicts(
      @Nullable VideoProof video, @Nullable AudioProof audio, @Nullable DataProof data) {
    List<String> parts = new ArrayList<>();
    if (video != null && video.verdict() != VideoVerdict.NOT_EXPECTED) {
      parts.add(word(MediaKind.VIDEO.text(), video.verdict(), video.evidence()));
    }
    if (audio != null && audio.verdict() != AudioVerdict.NOT_EXPECTED) {
      parts.add(word(MediaKind.AUDIO.text(), audio.verdict(), audio.evidence()));
    }
    if (data != null && data.verdict() != DataVerdict.NOT_EXPECTED) {
      parts.add(word("data", data.verdict(), data.evidence()));
    }
    return String.join("; ", parts);
  }

  private static String word(String kind, Enum<?> verdict, Evidence evidence) {
    return kind + " " + verdict.name() + " (" + evidence.seen() + ")";
  }

  private static String states(@Nullable VideoProof video, @Nullable AudioProof audio) {
    return Stream.of(
            Optional.ofNullable(video).map(VideoProof::evidence),
            Optional.ofNullable(audio).map(AudioProof::evidence))
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
