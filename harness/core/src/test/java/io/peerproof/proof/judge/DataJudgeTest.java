package io.peerproof.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.DataChannelState;
import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Story;
import io.peerproof.proof.expectation.ExpectedMedia;
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
    Story connecting = Story.connected().and(new DataChannelState(1, "pc1", "chat", "connecting"));

    assertThat(judge(connecting, SENDER).verdict()).isEqualTo(DataVerdict.NOT_OPEN);
    assertThat(judge(Story.connected(), SENDER).verdict()).isEqualTo(DataVerdict.NO_CHANNEL);
  }

  @Test
  void what_is_not_expected_is_not_looked_for() {
    DataProof proof =
        DataJudge.judge(open().history(), SENDER.history(), ExpectedMedia.PICTURE_AND_SOUND);

    assertThat(proof.verdict()).isEqualTo(DataVerdict.NOT_EXPECTED);
    assertThat(proof.verdict().good()).isTrue();
  }

  private static DataProof judge(Story receiver, Story sender) {
    return DataJudge.judge(receiver.history(), sender.history(), MESSAGES);
  }

  private static Story open() {
    return Story.connected().and(new DataChannelState(1100, "pc1", "chat", "open"));
  }

  private static DataMessage message(Way way, long bytes, String digest) {
    return new DataMessage(1200, "pc1", "chat", way, bytes, digest);
  }
}
