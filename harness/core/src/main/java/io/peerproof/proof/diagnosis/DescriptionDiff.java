package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.DescriptionFailed;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparison of the descriptions that one peer set with those that the other set. */
final class DescriptionDiff {

  /**
   * Lines that may differ without a reason: candidates follow later, and a browser may rewrite
   * these.
   */
  private static final Set<String> PASSING =
      Set.of("a=candidate", "a=end-of-candidates", "o=", "c=", "a=rtcp:", "m=", "a=ice-options");

  /** Lines without which, or with others of which, no connection or no media can be. */
  private static final List<String> DECISIVE =
      List.of(
          "a=fingerprint:",
          "a=ice-pwd:",
          "a=setup:",
          "a=rtpmap:",
          "a=sendrecv",
          "a=sendonly",
          "a=recvonly",
          "a=inactive",
          "a=mid:",
          "a=group:");

  private static final int MOST_LINES = 3;

  private DescriptionDiff() {}

  /**
   * Losses and changes between the pages. Nothing of pages that each have their connection with
   * somebody else, such as a media server: their descriptions are not meant for one another.
   */
  static List<Clue> differences(PeerHistory caller, PeerHistory callee) {
    if (SignalingRoute.isWithThirdParty(caller, callee)
        && SignalingRoute.isWithThirdParty(callee, caller)) {
      return List.of();
    }
    List<Clue> clues = new ArrayList<>();
    compare("offer", "caller", caller, "callee", callee).ifPresent(clues::add);
    compare("offer", "callee", callee, "caller", caller).ifPresent(clues::add);
    compare("answer", "callee", callee, "caller", caller).ifPresent(clues::add);
    compare("answer", "caller", caller, "callee", callee).ifPresent(clues::add);
    return clues;
  }

  private static Optional<Clue> compare(
      String kind, String from, PeerHistory sender, String to, PeerHistory receiver) {
    List<DescriptionSet> sent = set(sender, Side.LOCAL, kind);
    List<DescriptionSet> got = set(receiver, Side.REMOTE, kind);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    if (got.isEmpty()) {
      return lost(kind, from, sender, to, receiver);
    }
    DescriptionSet last = sent.get(sent.size() - 1);
    Optional<DescriptionSet> counterpart = counterpart(last, got);
    if (counterpart.isEmpty()) {
      // Where an earlier one arrived, this one may be on its way.
      return SignalingRoute.isDirect(sender, receiver) || SignalingRoute.isWithItself(receiver)
          ? Optional.empty()
          : Optional.of(
              Clue.likely(
                  String.format(
                      Locale.ROOT,
                      "The %s set %s that the %s did not make: it came from another page or server.",
                      to,
                      kind.equals("offer") ? "an offer" : "an answer",
                      from)));
    }
    Set<String> lines = lines(last);
    Set<String> arrived = lines(counterpart.get());
    Set<String> gone = without(lines, arrived);
    Set<String> added = without(arrived, lines);
    if (gone.isEmpty() && added.isEmpty()) {
      return Optional.empty();
    }
    String text =
        String.format(
            Locale.ROOT,
            "The %s that the %s set differs from the one that the %s made.%s%s",
            kind,
            to,
            from,
            some(" Removed lines: ", gone),
            some(" Added lines: ", added));
    boolean decides =
        Stream.concat(gone.stream(), added.stream())
            .anyMatch(line -> DECISIVE.stream().anyMatch(line::startsWith));
    return Optional.of(decides ? Clue.likely(text) : Clue.possible(text));
  }

  /**
   * A description that the other page never set. It may have been meant for a server: an offer is
   * known to be lost if nobody answered it, an answer if the other page made its offer.
   */
  private static Optional<Clue> lost(
      String kind, String from, PeerHistory sender, String to, PeerHistory receiver) {
    boolean rejected =
        receiver.all(DescriptionFailed.class).stream()
            .anyMatch(failed -> failed.method().equals("setRemoteDescription"));
    if (rejected) {
      return Optional.empty(); // a clue of its own
    }
    if (kind.equals("answer")) {
      return SignalingRoute.isDirect(sender, receiver)
          ? Optional.of(
              Clue.likely(
                  String.format(
                      Locale.ROOT,
                      "The %s answered the %s's offer, and the %s never set that answer: it was lost, or the page did not use it.",
                      from,
                      to,
                      to)))
          : Optional.empty();
    }
    boolean answered = !set(sender, Side.REMOTE, "answer").isEmpty();
    boolean received = !set(receiver, Side.REMOTE, "answer").isEmpty();
    return answered || received
        ? Optional.empty()
        : Optional.of(
            Clue.possible(
                String.format(
                    Locale.ROOT,
                    "The %s made an offer and got no answer; the %s set no offer.",
                    from,
                    to)));
  }

  /**
   * Finds a description at the other side: it has the same ICE user name, which is new in each, and
   * a change of it on the way breaks the call.
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
