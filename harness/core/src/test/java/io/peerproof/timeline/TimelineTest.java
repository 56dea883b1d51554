package io.peerproof.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void phases_lie_between_the_moments_that_bound_them() {
    Story story = Story.connected().at(1130).frame(1, 5).at(1150).frame(2, 9);

    PhaseDurations phases = story.history().timeline().phases(2);

    assertThat(phases)
        .isEqualTo(new PhaseDurations(20.0, 25.0, 20.0, 20.0, 25.0, 70.0, 20.0, 140.0));
  }

  @Test
  void the_callees_signaling_begins_when_it_gets_the_offer() {
    Story story =
        Story.begun()
            .connection()
            .at(1105)
            .described(Side.REMOTE, "offer")
            .at(1200)
            .described(Side.LOCAL, "answer");

    assertThat(story.history().timeline().phases(1).signalingMs()).isEqualTo(5.0);
  }

  @Test
  void what_did_not_happen_has_no_duration() {
    PhaseDurations phases = Story.begun().history().timeline().phases(2);

    assertThat(phases)
        .isEqualTo(new PhaseDurations(null, null, null, null, null, null, null, null));
  }

  @Test
  void the_connection_that_got_a_track_decides() {
    Story story =
        Story.begun()
            .connection()
            .and(new ConnectionEvent.Created(1020, "pc2", List.of()))
            .and(new TrackEvent.Received(1100, "pc2", "t", MediaKind.VIDEO, "0"));

    assertThat(story.history().timeline().connection()).contains("pc2");
  }

  @Test
  void what_another_connection_did_does_not_count() {
    Story story =
        Story.begun()
            .connection()
            .and(new ConnectionEvent.Created(1020, "pc2", List.of()))
            .and(new TrackEvent.Received(1100, "pc2", "t", MediaKind.VIDEO, "0"))
            .state(ConnectionEvent.Machine.ICE_CONNECTION, "connected");

    assertThat(story.history().timeline().iceConnectedAtMs()).isEmpty();
  }
}
