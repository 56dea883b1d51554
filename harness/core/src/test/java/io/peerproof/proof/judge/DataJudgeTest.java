package io.peerproof.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.DataChannelState;
import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.DataSendFailed;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Story;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.expectation.ExpectedMedia;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataJudgeTest {

  private static final ExpectedMedia MESSAGES = new ExpectedMedia(0, false, true);
  private static final Story SENDER = Story.connected().and(message(Way.SENT, 5, "a1b2c3d4"));

  @Test
  void what_the_other_sent_and_this_one_got_is_delivered() {
    DataProof proof = judge(open().and(message(Way.RECEIVED, 5, "a1b2c3d4")), SENDER);

    assertThat(proof.verdict()).isEqualTo(DataVerdict.DELIVERED);
    assertThat(proof.evidence().seen())
        .isEqualTo("1 of the other's messages arrived, the last with 5 bytes on \"chat\"");
  }

  @Test
  void what_the_other_never_sent_is_of_the_wrong_source() {
    DataProof proof = judge(open().and(message(Way.RECEIVED, 5, "ffffffff")), SENDER);

    assertThat(proof.verdict()).isEqualTo(DataVerdict.WRONG_SOURCE);
  }

  @Test
  void an_open_channel_proves_nothing() {
    assertThat(judge(open(), SENDER).evidence().seen())
        .isEqualTo("the other peer sent 1 message(s), and none arrived");
    assertThat(judge(open(), Story.connected()).verdict()).isEqualTo(DataVerdict.NO_MESSAGE);
  }

  @Test
  void a_channel_that_is_not_open_is_told_from_none() {
    Story connecting =
        Story.connected().and(new DataChannelState(1, "pc1", "chat", "dc1", "connecting"));

    assertThat(judge(connecting, SENDER).verdict()).isEqualTo(DataVerdict.NOT_OPEN);
    assertThat(judge(Story.connected(), SENDER).verdict()).isEqualTo(DataVerdict.NO_CHANNEL);
  }

  @Test
  void what_is_not_expected_is_not_looked_for() {
    DataProof proof =
        DataJudge.judge(open().history(), SENDER.history(), ExpectedMedia.VIDEO_AND_AUDIO);

    assertThat(proof.verdict()).isEqualTo(DataVerdict.NOT_EXPECTED);
    assertThat(proof.verdict().good()).isTrue();
  }

  @Test
  void a_loop_of_the_page_with_itself_delivers_nothing_of_the_other() {
    Story receiver = looped("A1", "A2").and(received(1200, "pc2", HELLO));
    Story sender = looped("B1", "B2").and(sent(1200, HELLO));

    DataProof proof = judge(receiver, sender);

    assertThat(proof.verdict()).isEqualTo(DataVerdict.WRONG_SOURCE);
    assertThat(proof.evidence().seen())
        .isEqualTo("1 message(s) arrived, and all over a connection of the page with itself");
  }

  @Test
  void the_same_text_both_ways_is_delivered_between_the_two_pages() {
    Story receiver = connected("A", "B").and(sent(1150, HELLO)).and(received(1200, "pc1", HELLO));
    Story sender = connected("B", "A").and(sent(1150, HELLO));

    assertThat(judge(receiver, sender).verdict()).isEqualTo(DataVerdict.DELIVERED);
  }

  @Test
  void an_echo_of_what_both_pages_sent_to_a_server_is_not_the_others() {
    Story receiver = connected("A", "S").and(sent(1150, HELLO)).and(received(1200, "pc1", HELLO));
    Story sender = connected("B", "S").and(sent(1150, HELLO));

    DataProof proof = judge(receiver, sender);

    assertThat(proof.verdict()).isEqualTo(DataVerdict.WRONG_SOURCE);
    assertThat(proof.evidence().seen())
        .isEqualTo(
            "1 message(s) arrived, and the page itself sent the same: they may be an echo, for its"
                + " connection is not one with the other page");
  }

  @Test
  void an_echo_of_what_only_the_page_itself_sent_is_called_an_echo() {
    Story receiver = connected("A", "S").and(sent(1150, HELLO)).and(received(1200, "pc1", HELLO));

    DataProof proof = judge(receiver, connected("B", "S"));

    assertThat(proof.verdict()).isEqualTo(DataVerdict.WRONG_SOURCE);
    assertThat(proof.evidence().seen())
        .isEqualTo("1 message(s) arrived, and the page itself sent them: an echo");
  }

  @Test
  void a_server_delivers_what_only_the_other_sent() {
    Story receiver =
        connected("A", "S").and(sent(1150, "11111111")).and(received(1200, "pc1", HELLO));
    Story sender = connected("B", "S").and(sent(1150, HELLO));

    assertThat(judge(receiver, sender).verdict()).isEqualTo(DataVerdict.DELIVERED);
  }

  @Test
  void a_message_that_the_probe_did_not_see_sent_is_the_others_on_a_connection_with_its_page() {
    Story receiver = connected("A", "B").and(received(1200, "pc1", HELLO));

    assertThat(judge(receiver, connected("B", "A")).verdict()).isEqualTo(DataVerdict.DELIVERED);
  }

  @Test
  void a_channel_that_closed_delivers_no_longer() {
    Story receiver =
        connected("A", "B")
            .and(received(1200, "pc1", HELLO))
            .and(new DataChannelState(2200, "pc1", "chat", "dc1", "closed"));
    Story sender = connected("B", "A").and(sent(1200, HELLO));

    assertThat(judge(receiver, sender).verdict()).isEqualTo(DataVerdict.DELIVERED);
    DataProof proof = judgeNow(receiver, sender);
    assertThat(proof.verdict()).isEqualTo(DataVerdict.NOT_OPEN);
    assertThat(proof.evidence().seen())
        .isEqualTo(
            "1 of the other's messages arrived, the last with 5 bytes on \"chat\"; that channel is"
                + " closed now");
  }

  @Test
  void a_quiet_open_channel_still_delivers() {
    Story receiver = connected("A", "B").and(received(1200, "pc1", HELLO)).and(present(9000));
    Story sender = connected("B", "A").and(sent(1200, HELLO)).and(present(9000));

    assertThat(judgeNow(receiver, sender).verdict()).isEqualTo(DataVerdict.DELIVERED);
  }

  @Test
  void a_lost_connection_delivers_no_longer() {
    Story receiver =
        connected("A", "B")
            .and(received(1200, "pc1", HELLO))
            .at(9000)
            .state(Machine.ICE_CONNECTION, "disconnected");

    DataProof proof = judgeNow(receiver, connected("B", "A").and(sent(1200, HELLO)));

    assertThat(proof.verdict()).isEqualTo(DataVerdict.NOT_OPEN);
    assertThat(proof.evidence().seen()).endsWith("; its connection pc1 is disconnected");
  }

  @Test
  void messages_that_are_sent_and_do_not_arrive_are_missing() {
    Story receiver = connected("A", "B").and(received(1200, "pc1", HELLO)).and(present(6200));
    Story sender =
        connected("B", "A")
            .and(sent(1200, HELLO))
            .and(sent(3000, "22222222"))
            .and(sent(4000, "33333333"))
            .and(present(6200));

    DataProof proof = judgeNow(receiver, sender);

    assertThat(proof.verdict()).isEqualTo(DataVerdict.NO_MESSAGE);
    assertThat(proof.evidence().seen())
        .endsWith("; none arrived for 5 s, while the other peer sent 2 more");
  }

  @Test
  void messages_that_cannot_be_sent_any_more_are_missing() {
    Story receiver = connected("A", "B").and(received(1200, "pc1", HELLO)).and(present(6200));
    Story sender =
        connected("B", "A")
            .and(sent(1200, HELLO))
            .and(new DataSendFailed(4000, "pc1", "chat", "dc1", "OperationError", "too much"))
            .and(present(6200));

    DataProof proof = judgeNow(receiver, sender);

    assertThat(proof.verdict()).isEqualTo(DataVerdict.NO_MESSAGE);
    assertThat(proof.evidence().seen())
        .endsWith(
            "; none arrived for 5 s, while the other peer tried to send 1 more, and send()"
                + " threw OperationError: too much");
  }

  @Test
  void a_message_that_cannot_be_sent_right_after_the_last_one_is_missing() {
    Story receiver = connected("A", "B").and(received(1200, "pc1", HELLO));
    Story sender =
        connected("B", "A")
            .and(sent(1200, HELLO))
            .and(new DataSendFailed(1250, "pc1", "chat", "dc1", "OperationError", "too much"));

    assertThat(judgeNow(receiver.and(present(6200)), sender.and(present(6200))).verdict())
        .isEqualTo(DataVerdict.NO_MESSAGE);

    sender.and(sent(6300, "22222222"));
    receiver.and(received(6305, "pc1", "22222222"));

    assertThat(judgeNow(receiver.and(present(9000)), sender.and(present(9000))).verdict())
        .isEqualTo(DataVerdict.DELIVERED);
  }

  @Test
  void a_steady_stream_that_stops_is_over() {
    Story receiver = connected("A", "B");
    Story sender = connected("B", "A");
    for (int n = 0; n < 6; n++) {
      String content = "%08x".formatted(n);
      sender.and(sent(1200 + 200 * n, content));
      receiver.and(received(1205 + 200 * n, "pc1", content));
    }

    assertThat(judgeNow(receiver.and(present(3500)), sender.and(present(3500))).verdict())
        .isEqualTo(DataVerdict.DELIVERED);
    DataProof proof = judgeNow(receiver.and(present(6000)), sender.and(present(6000)));
    assertThat(proof.verdict()).isEqualTo(DataVerdict.NO_MESSAGE);
    assertThat(proof.evidence().seen())
        .endsWith(
            "; one came each 200 ms until then, and none for 3.8 s: the other peer stopped"
                + " sending");
  }

  @Test
  void a_steady_stream_is_over_although_a_page_was_held_up_before() {
    Story receiver = connected("A", "B");
    Story sender = connected("B", "A");
    for (int n = 0; n < 12; n++) {
      String content = "%08x".formatted(n);
      double sentMs = 1200 + 200 * n + (n == 9 ? 450 : 0);
      sender.and(sent(sentMs, content));
      receiver.and(received(n >= 8 ? 3900 : sentMs + 5, "pc1", content)); // four at once
    }

    assertThat(judgeNow(receiver.and(present(5500)), sender.and(present(5500))).verdict())
        .isEqualTo(DataVerdict.DELIVERED);
    assertThat(judgeNow(receiver.and(present(8000)), sender.and(present(8000))).verdict())
        .isEqualTo(DataVerdict.NO_MESSAGE);
  }

  @Test
  void messages_in_pairs_are_no_stream_that_ends() {
    Story receiver = connected("A", "B");
    Story sender = connected("B", "A");
    for (int n = 0; n < 12; n++) {
      String content = "%08x".formatted(n);
      double sentMs = 1200 + 400 * (n / 2) + n % 2;
      sender.and(sent(sentMs, content));
      receiver.and(received(sentMs + 5, "pc1", content));
    }

    assertThat(judgeNow(receiver.and(present(9000)), sender.and(present(9000))).verdict())
        .isEqualTo(DataVerdict.DELIVERED);
  }

  @Test
  void one_of_several_channels_of_a_label_may_close() {
    Story receiver =
        connected("A", "B")
            .and(new DataChannelState(1100, "pc1", "chat", "dc2", "open"))
            .and(received(1200, "pc1", HELLO))
            .and(new DataChannelState(2200, "pc1", "chat", "dc2", "closed"));

    assertThat(judgeNow(receiver, connected("B", "A").and(sent(1200, HELLO))).verdict())
        .isEqualTo(DataVerdict.DELIVERED);
  }

  @Test
  void only_messages_of_the_period_count() {
    Story receiver = connected("A", "B").and(received(1200, "pc1", HELLO));
    Story sender = connected("B", "A").and(sent(1200, HELLO));

    DataProof proof =
        DataJudge.judge(
            receiver.history(), sender.history(), MESSAGES, DataPeriod.WHOLE_CALL.from(1201));

    assertThat(proof.verdict()).isEqualTo(DataVerdict.NO_MESSAGE);
    assertThat(proof.evidence().seen())
        .isEqualTo(
            "a data channel is open, and no message of the other peer arrived since the last"
                + " assertion");
  }

  private static final String HELLO = "a1b2c3d4";

  /** A page whose certificate is {@code own}, connected with the one of {@code far}. */
  private static Story connected(String own, String far) {
    return described(open(), "pc1", own, far);
  }

  /** A page that connected two ends of its own. */
  private static Story looped(String one, String other) {
    return described(described(open(), "pc1", one, other), "pc2", other, one);
  }

  private static Story described(Story story, String pc, String own, String far) {
    return story
        .and(new DescriptionSet(1090, pc, Side.LOCAL, "offer", 1085, sdp(own)))
        .and(new DescriptionSet(1095, pc, Side.REMOTE, "answer", 1092, sdp(far)));
  }

  private static String sdp(String fingerprint) {
    return "v=0\r\na=fingerprint:sha-256 " + fingerprint + "\r\n";
  }

  private static DataMessage sent(double atMs, String digest) {
    return new DataMessage(atMs, "pc1", "chat", "dc1", Way.SENT, 5, digest);
  }

  private static DataMessage received(double atMs, String pc, String digest) {
    return new DataMessage(atMs, pc, "chat", "dc1", Way.RECEIVED, 5, digest);
  }

  private static Stats present(double atMs) {
    return new Stats(atMs, "pc1", Map.of());
  }

  private static DataProof judgeNow(Story receiver, Story sender) {
    return DataJudge.judge(
        receiver.history(),
        sender.history(),
        MESSAGES,
        DataPeriod.WHOLE_CALL.upToNow(TimeLimits.USUAL));
  }

  private static DataProof judge(Story receiver, Story sender) {
    return DataJudge.judge(receiver.history(), sender.history(), MESSAGES);
  }

  private static Story open() {
    return Story.connected().and(new DataChannelState(1100, "pc1", "chat", "dc1", "open"));
  }

  private static DataMessage message(Way way, long bytes, String digest) {
    return new DataMessage(1200, "pc1", "chat", "dc1", way, bytes, digest);
  }
}
