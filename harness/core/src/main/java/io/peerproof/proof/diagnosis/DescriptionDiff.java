package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Comparison of the descriptions that one peer set with those that the other set. */
final class DescriptionDiff {

  /**
   * Lines that may differ without a reason: candidates follow later, and a browser may rewrite
   * these.
   */
  private static final Set<String> PASSING =
      Set.of("a=candidate", "a=end-of-candidates", "o=", "c=", "a=rtcp:", "m=", "a=ice-options");

  private static final int MOST_LINES = 3;

  private DescriptionDiff() {}

  /** Sentences: what was lost on its way, and what was changed. */
  static List<String> differences(PeerHistory caller, PeerHistory callee) {
    List<String> sentences = new ArrayList<>();
    compare("offer", "caller", caller, "callee", callee).ifPresent(sentences::add);
    compare("offer", "callee", callee, "caller", caller).ifPresent(sentences::add);
    compare("answer", "callee", callee, "caller", caller).ifPresent(sentences::add);
    compare("answer", "caller", caller, "callee", callee).ifPresent(sentences::add);
    return sentences;
  }

  private static Optional<String> compare(
      String kind, String from, PeerHistory sender, String to, PeerHistory receiver) {
    List<DescriptionSet> sent = set(sender, Side.LOCAL, kind);
    List<DescriptionSet> got = set(receiver, Side.REMOTE, kind);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    if (got.isEmpty()) {
      return Optional.of(
          "The %s set its own %s, and the %s never set it: it was lost on its way, or refused."
              .formatted(from, kind, to));
    }
    DescriptionSet last = sent.get(sent.size() - 1);
    Optional<DescriptionSet> counterpart = counterpart(last, got);
    if (counterpart.isEmpty()) {
      return Optional.of(
          "The %s set %s that the %s did not make: it has a connection to somebody else."
              .formatted(to, kind.equals("offer") ? "an offer" : "an answer", from));
    }
    Set<String> lines = lines(last);
    Set<String> arrived = lines(counterpart.get());
    Set<String> gone = without(lines, arrived);
    Set<String> added = without(arrived, lines);
    if (gone.isEmpty() && added.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "The %s that the %s set is not the one that the %s made.%s%s"
            .formatted(kind, to, from, some(" Gone: ", gone), some(" New: ", added)));
  }

  /**
   * Finds a description at the other side: it has the same ICE user name, for that is made anew for
   * each, and whoever changes a description on its way breaks the call by changing that.
   */
  private static Optional<DescriptionSet> counterpart(
      DescriptionSet sent, List<DescriptionSet> got) {
    Optional<String> name = userName(sent);
    return got.stream()
        .filter(one -> name.isEmpty() || name.equals(userName(one)))
        .reduce((earlier, later) -> later);
  }

  private static Optional<String> userName(DescriptionSet description) {
    return description
        .sdp()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("a=ice-ufrag:"))
        .findFirst();
  }

  private static List<DescriptionSet> set(PeerHistory history, Side side, String kind) {
    return history.all(DescriptionSet.class).stream()
        .filter(description -> description.side() == side && description.kind().equals(kind))
        .toList();
  }

  private static Set<String> lines(DescriptionSet description) {
    return description
        .sdp()
        .lines()
        .map(String::strip)
        .filter(line -> PASSING.stream().noneMatch(line::startsWith))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> lines, Set<String> others) {
    Set<String> rest = new TreeSet<>(lines);
    rest.removeAll(others);
    return rest;
  }

  private static String some(String word, Set<String> lines) {
    return lines.isEmpty()
        ? ""
        : word
            + lines.stream().limit(MOST_LINES).collect(Collectors.joining(" · "))
            + (lines.size() > MOST_LINES ? " and " + (lines.size() - MOST_LINES) + " more" : "")
            + ".";
  }
}
