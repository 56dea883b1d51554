package io.peerproof.proof.judge;

import io.peerproof.event.ConnectionEvent.DataChannelState;
import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.DataSendFailed;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.timeline.LeftOutEvents;
import io.peerproof.timeline.PeerHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges a peer's incoming messages by its events and by what the other peer sent. Pure. */
public final class DataJudge {

  private static final String SHOULD = "a message that the other peer sent, received";

  private final PeerHistory history;
  private final PeerHistory others;
  private final DataPeriod period;
  private final MessageSource source;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private DataJudge(PeerHistory history, PeerHistory others, DataPeriod period) {
    this.history = history.facing(others);
    this.others = others;
    this.period = period;
    this.source = new MessageSource(this.history, others);
  }

  /** Judges by all messages up to now; see {@link DataPeriod#WHOLE_CALL}. */
  public static DataProof judge(
      PeerHistory history, PeerHistory others, ExpectedMedia expectedMedia) {
    return judge(history, others, expectedMedia, DataPeriod.WHOLE_CALL);
  }

  /**
   * {@code history} of the peer that should receive messages, {@code others} of the one that sends
   * them, each in order and up to now.
   */
  public static DataProof judge(
      PeerHistory history, PeerHistory others, ExpectedMedia expectedMedia, DataPeriod period) {
    if (!expectedMedia.data()) {
      return DataProof.NOT_EXPECTED;
    }
    return new DataJudge(history, others, period).judge();
  }

  private DataProof judge() {
    List<DataMessage> received =
        messages(history, Way.RECEIVED)
            .filter(message -> message.atMs() >= period.fromMs())
            .toList();
    List<DataMessage> right = received.stream().filter(source::isOther).toList();
    LeftOutEvents leftOutOfOther = others.leftOut();
    long sentCount =
        leftOutOfOther.sentMessages()
            + messages(others, Way.SENT)
                .filter(message -> !leftOutOfOther.hasSent(message))
                .map(MessageSource::content)
                .distinct()
                .count();
    long unread = history.leftOut().receivedMessages();
    List<DataSendFailed> failed = others.all(DataSendFailed.class);
    facts.put("messagesReceived", received.size() + unread);
    facts.put("messagesOfTheOther", right.size());
    facts.put("messagesTheOtherSent", sentCount);
    if (unread > 0) {
      facts.put("messagesNotCompared", unread);
    }
    if (!failed.isEmpty()) {
      facts.put("sendsThatThrew", failed.size() + others.leftOut().count(DataSendFailed.class));
    }
    facts.putAll(history.states());

    if (!right.isEmpty()) {
      return judgeDelivered(right, unread);
    }
    if (!received.isEmpty()) {
      return because(
          DataVerdict.WRONG_SOURCE, received.get(0).atMs(), source.why(received, unread));
    }
    Map<String, String> channels = channels();
    if (channels.isEmpty()) {
      return because(DataVerdict.NO_CHANNEL, null, "there is no data channel");
    }
    if (!channels.containsValue("open") || history.timeline().allClosed()) {
      return because(DataVerdict.NOT_OPEN, null, "no data channel is open: " + channels);
    }
    if (period.fromMs() > Double.NEGATIVE_INFINITY
        && messages(history, Way.RECEIVED).anyMatch(source::isOther)) {
      return because(
          DataVerdict.NO_MESSAGE,
          null,
          "a data channel is open, and no message of the other peer arrived since the last"
              + " assertion"
              + thrown(failed));
    }
    return because(
        DataVerdict.NO_MESSAGE,
        null,
        (sentCount == 0
                ? "a data channel is open, and the other peer sent nothing"
                : "the other peer sent " + sentCount + " message(s), and none arrived")
            + thrown(failed));
  }

  private DataProof judgeDelivered(List<DataMessage> right, long unread) {
    DataMessage last = right.get(right.size() - 1);
    String arrived =
        String.format(
            Locale.ROOT,
            "%d of the other's messages arrived, the last with %d bytes on \"%s\"%s",
            right.size(),
            last.bytes(),
            last.label(),
            unread > 0 ? " (" + unread + " more messages were not compared)" : "");
    Optional<DataProof> broken =
        period.lasting()
            ? new DeliveryWatch(history, others, source, period.limits())
                .broken(right)
                .map(end -> because(end.verdict(), last.atMs(), arrived + "; " + end.sentence()))
            : Optional.empty();
    return broken.orElseGet(
        () ->
            because(
                DataVerdict.DELIVERED,
                last.atMs(),
                arrived + thrown(others.all(DataSendFailed.class))));
  }

  private static String thrown(List<DataSendFailed> failed) {
    if (failed.isEmpty()) {
      return "";
    }
    DataSendFailed last = failed.get(failed.size() - 1);
    return String.format(
        Locale.ROOT,
        "; send() of the other threw %d time(s), the last with %s: %s",
        failed.size(),
        last.name(),
        last.message());
  }

  private static Stream<DataMessage> messages(PeerHistory history, Way way) {
    return history.all(DataMessage.class).stream().filter(message -> message.way() == way);
  }

  /** Label to the last state; "open" where one of several channels of that label is open. */
  private Map<String, String> channels() {
    Map<String, DataChannelState> last = new LinkedHashMap<>();
    history
        .all(DataChannelState.class)
        .forEach(state -> last.put(state.pc() + " " + state.channel() + state.label(), state));
    Map<String, String> states = new LinkedHashMap<>();
    last.values()
        .forEach(
            state ->
                states.merge(
                    state.label(),
                    state.value(),
                    (one, other) -> one.equals("open") ? one : other));
    return states;
  }

  private DataProof because(DataVerdict verdict, @Nullable Double atMs, String seen) {
    return new DataProof(verdict, new Evidence(SHOULD, seen, atMs, facts));
  }
}
