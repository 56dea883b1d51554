package io.peerproof.proof.judge;

import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.timeline.FarEnd;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The source of received messages.
 *
 * <p>What came over a connection with the other peer's page is the other's. What came from
 * elsewhere, such as a server, is the other's when the other sent the same and this page did not:
 * else it may be an echo. What came over a connection of the page with itself never is.
 */
final class MessageSource {

  private final PeerHistory history;
  private final PeerHistory others;
  private final Set<String> own;
  private final Set<String> sentByOther;

  MessageSource(PeerHistory history, PeerHistory others) {
    this.history = history;
    this.others = others;
    this.own = sent(history);
    this.sentByOther = sent(others);
  }

  private static Set<String> sent(PeerHistory peer) {
    return peer.all(DataMessage.class).stream()
        .filter(message -> message.way() == Way.SENT)
        .map(MessageSource::content)
        .collect(Collectors.toSet());
  }

  /** The size and the digest of a message: the same for the same content. */
  static String content(DataMessage message) {
    return message.bytes() + " " + message.digest();
  }

  /** Tells whether a received message is shown to be the other peer's. */
  boolean isOther(DataMessage message) {
    return switch (history.connections().farEnd(message.pc())) {
      case OTHER_PAGE -> true;
      case OWN_PAGE -> false;
      case ELSEWHERE, UNKNOWN -> isSentByOther(message) && !isOwn(message);
    };
  }

  private boolean isSentByOther(DataMessage message) {
    return sentByOther.contains(content(message)) || others.leftOut().hasSent(message);
  }

  private boolean isOwn(DataMessage message) {
    return own.contains(content(message)) || history.leftOut().hasSent(message);
  }

  /** The reason why none of these messages is known to be the other's. */
  String why(List<DataMessage> received, long unread) {
    String arrived = received.size() + unread + " message(s) arrived, and ";
    if (received.stream().allMatch(m -> history.connections().farEnd(m.pc()) == FarEnd.OWN_PAGE)) {
      return arrived + "all over a connection of the page with itself";
    }
    if (unread == 0 && received.stream().allMatch(m -> isOwn(m) && !isSentByOther(m))) {
      return arrived + "the page itself sent them: an echo";
    }
    if (received.stream().anyMatch(m -> isSentByOther(m) && isOwn(m))) {
      return arrived
          + "the page itself sent the same: they may be an echo, for its connection is not one with"
          + " the other page";
    }
    return arrived + "the other peer sent none of them";
  }
}
