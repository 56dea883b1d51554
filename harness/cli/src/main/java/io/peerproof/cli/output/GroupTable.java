package io.peerproof.cli.output;

import io.peerproof.proof.DataVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RemoteReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Verdicts of a call of more than two peers: a row for each receiver, a column for each sender. */
final class GroupTable {

  private GroupTable() {}

  /** Returns true if the call has more than two peers and was measured. */
  static boolean isGroup(CallReport call) {
    return call.peers().stream().anyMatch(peer -> peer.remotes() != null);
  }

  /** Returns the table and an empty line; no lines for a call of two. */
  static List<String> lines(CallReport call) {
    TextTable table = new TextTable();
    table.row(
        Stream.concat(
                Stream.of("receiver"), call.peers().stream().map(sender -> "of " + sender.role()))
            .toList());
    for (PeerReport receiver : call.peers()) {
      List<String> cells = new ArrayList<>(List.of(receiver.role()));
      call.peers().forEach(sender -> cells.add(cell(receiver, sender.role())));
      table.row(cells);
    }
    return Stream.concat(table.lines().stream(), Stream.of("")).toList();
  }

  private static String cell(PeerReport receiver, String sender) {
    return remotes(receiver).stream()
        .filter(remote -> remote.role().equals(sender))
        .findFirst()
        .map(GroupTable::verdicts)
        .orElse("-");
  }

  private static String verdicts(RemoteReport remote) {
    String media = remote.video().verdict() + ", " + remote.audio().verdict();
    return remote.data().verdict() == DataVerdict.NOT_EXPECTED
        ? media
        : media + ", " + remote.data().verdict();
  }

  private static List<RemoteReport> remotes(PeerReport peer) {
    return Optional.ofNullable(peer.remotes()).orElse(List.of());
  }

  /** Returns a line for each bad verdict of a pair; none for a call of two. */
  static List<String> reasons(CallReport call) {
    List<String> lines = new ArrayList<>();
    for (PeerReport peer : call.peers()) {
      for (RemoteReport remote : remotes(peer)) {
        String pair = peer.role() + " of " + remote.role();
        if (!remote.video().verdict().good()) {
          lines.add(pair + ", video: " + remote.video().evidence().seen());
        }
        if (!remote.audio().verdict().good()) {
          lines.add(pair + ", audio: " + remote.audio().evidence().seen());
        }
        if (!remote.data().verdict().good()) {
          lines.add(pair + ", data: " + remote.data().evidence().seen());
        }
      }
    }
    return lines;
  }
}
