package io.peerproof.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiatedMediaTest {

  @ParameterizedTest(name = "own {0} {1}, the other side''s {2} {3}")
  @CsvSource({
    "9, sendrecv, 9, sendrecv,",
    "9, recvonly, 9, sendonly,",
    "9, sendonly, 9, recvonly, its own description says sendonly for video",
    "9, sendrecv, 9, recvonly, the other side's description says recvonly for video",
    "9, sendrecv, 9, inactive, the other side's description says inactive for video",
    "0, sendrecv, 9, sendrecv, its own description says inactive for video",
  })
  void a_description_says_what_can_come(
      int ownPort, String own, int othersPort, String others, String obstacle) {
    PeerHistory history =
        PeerHistory.of(
            List.of(
                described(Side.REMOTE, "offer", othersPort, others),
                described(Side.LOCAL, "answer", ownPort, own)));

    assertThat(NegotiatedMedia.obstacle(history, MediaKind.VIDEO).orElse(null)).isEqualTo(obstacle);
  }

  @Test
  void of_what_no_description_speaks_nothing_is_known() {
    PeerHistory history = PeerHistory.of(List.of(described(Side.REMOTE, "offer", 9, "inactive")));

    assertThat(NegotiatedMedia.obstacle(history, MediaKind.AUDIO)).isEmpty();
  }

  private static DescriptionSet described(Side side, String kind, int port, String direction) {
    String sdp =
        """
        v=0
        a=sendonly
        m=video %d UDP/TLS/RTP/SAVPF 96
        a=%s
        """
            .formatted(port, direction);
    return new DescriptionSet(1000, "pc1", side, kind, 995, sdp);
  }
}
