package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Clues of a page that cannot reach the other one, since it is made to run otherwise. Pure. */
final class UnreachableClues {

  private UnreachableClues() {}

  /**
   * @param role role of the peer whose page it is, in a call of two in two browsers
   */
  static List<Clue> of(PeerRole role, PeerHistory history, PeerHistory other) {
    List<Clue> clues = new ArrayList<>();
    String who = "The " + role.word();
    List<PageEvent.TabChannelUsed> channels = history.all(PageEvent.TabChannelUsed.class);
    if (!channels.isEmpty() && !gotDescription(history) && !gotDescription(other)) {
      clues.add(
          Clue.likely(
              String.format(
                  Locale.ROOT,
                  "%s's page uses %s, which %s only tabs of the same browser; if the pages find each other through %s, use --same-browser.",
                  who,
                  channels.stream()
                      .map(PageEvent.TabChannelUsed::phrase)
                      .distinct()
                      .collect(Collectors.joining(" and ")),
                  isPlural(channels) ? "reach" : "reaches",
                  isPlural(channels) ? "them" : "it")));
    }
    if (SignalingRoute.isWithThirdParty(history, other) && receives(history, role.number())) {
      clues.add(
          Clue.cause(
              who
                  + " receives its own camera over a connection that leads to neither page of this call: an echo. To judge an echo, use --loopback."));
    }
    return clues;
  }

  private static boolean isPlural(List<PageEvent.TabChannelUsed> channels) {
    return channels.stream().map(PageEvent.TabChannelUsed::phrase).distinct().count() > 1
        || channels.get(0).api().equals("storage");
  }

  private static boolean gotDescription(PeerHistory history) {
    return history.all(DescriptionSet.class).stream().anyMatch(one -> one.side() == Side.REMOTE);
  }

  private static boolean receives(PeerHistory history, int peer) {
    return history.all(VideoSample.class).stream()
        .anyMatch(sample -> sample.remote() && sample.peer() != null && sample.peer() == peer);
  }
}
