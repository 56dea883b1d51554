package io.peerproof.proof.judge;

import io.peerproof.event.ConnectionEvent.DataChannelState;
import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.timeline.LeftOutEvents;
import io.peerproof.timeline.PeerHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges a peer's incoming messages by its events and by what the other peer sent. Pure. */
public final class DataJudge {

  private static final String SHOULD = "a message that the other peer sent, received";

  private final PeerHistory history;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private DataJudge(PeerHistory history) {
    this.history = history;
  }

  /**
   * {@code history} of the peer that should receive messages, {@code others} of the one that sends
   * them, each in order and up to now.
   */
  public static DataProof judge(
      PeerHistory history, PeerHistory others, ExpectedMedia expectedMedia) {
    if (!expectedMedia.messages()) {
      return DataProof.NOT_EXPECTED;
    }
    return new DataJudge(history).judge(others);
  }

  private DataProof judge(PeerHistory others) {
    List<DataMessage> received = messages(history, Way.RECEIVED).toList();
    Set<String> sent =
        messages(others, Way.SENT).map(DataJudge::content).collect(Collectors.toSet());
    LeftOutEvents leftOutOfOther = others.leftOut();
    List<DataMessage> right =
        received.stream()
            .filter(m -> sent.contains(content(m)) || leftOutOfOther.hasSent(m))
            .toList();
    long sentCount =
        leftOutOfOther.sentMessages()
            + messages(others, Way.SENT)
                .filter(message -> !leftOutOfOther.hasSent(message))
                .map(DataJudge::content)
                .distinct()
                .count();
    long unread = history.leftOut().receivedMessages();
    Map<String, String> channels = channels();
    facts.put("messagesReceived", received.size() + unread);
    facts.put("messagesOfTheOther", right.size());
    facts.put("messagesTheOtherSent", sentCount);
    if (unread > 0) {
      facts.put("messagesNotCompared", unread);
    }
    facts.putAll(history.states());

    if (!right.isEmpty()) {
      DataMessage last = right.get(right.size() - 1);
      return because(
          DataVerdict.DELIVERED,
          last.atMs(),
          "%d of the other's messages arrived, the last with %d bytes on \"%s\"%s"
              .formatted(
                  right.size(),
                  last.bytes(),
                  last.label(),
                  unread > 0 ? " (" + unread + " more messages were not compared)" : ""));
    }
    if (!received.isEmpty()) {
      return because(
          DataVerdict.WRONG_SOURCE,
          received.get(0).atMs(),
          received.size() + unread + " message(s) arrived, and the other peer sent none of them");
    }
    if (channels.isEmpty()) {
      return because(DataVerdict.NO_CHANNEL, null, "there is no data channel");
    }
    if (!channels.containsValue("open") || history.timeline().allClosed()) {
      return because(DataVerdict.NOT_OPEN, null, "no data channel is open: " + channels);
    }
    return because(
        DataVerdict.NO_MESSAGE,
        null,
        sentCount == 0
            ? "a data channel is open, and the other peer sent nothing"
            : "the other peer sent " + sentCount + " message(s), and none arrived");
  }

  private static Stream<DataMessage> messages(PeerHistory history, Way way) {
    return history.all(DataMessage.class).stream().filter(message -> message.way() == way);
  }

  private static String content(DataMessage message) {
    return message.bytes() + " " + message.digest();
  }

  /** Label to the last state. */
  private Map<String, String> channels() {
    Map<String, String> states = new LinkedHashMap<>();
    history.all(DataChannelState.class).forEach(state -> states.put(state.label(), state.value()));
    return states;
  }

  private DataProof because(DataVerdict verdict, @Nullable Double atMs, String seen) {
    return new DataProof(verdict, new Evidence(SHOULD, seen, atMs, facts));
  }
}
