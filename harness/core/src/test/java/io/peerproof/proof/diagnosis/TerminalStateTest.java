package io.peerproof.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalStateTest {

  @Test
  void a_call_under_way_may_turn_out_well() {
    assertThat(TerminalState.of(Story.connected().history())).isEqualTo(TerminalState.NO);
  }

  @Test
  void a_page_that_is_not_there_will_not_come() {
    assertThat(TerminalState.of(Story.begun().loaded(404).history())).isEqualTo(TerminalState.YES);
  }

  @Test
  void a_page_with_scripts_may_work_whatever_its_status() {
    Story story = Story.begun().and(new PageEvent.DocumentLoaded(2, "http://page/", false, 404, 1));

    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.NO);
  }

  @Test
  void a_refused_camera_is_the_end_unless_the_page_asks_again() {
    Story story = Story.begun().requested().refused("NotAllowedError");
    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.UNLESS_THE_PAGE_ACTS);

    story.requested();

    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.NO);
  }

  @Test
  void a_refusal_that_is_reported_after_the_next_request_is_not_the_end() {
    Story story = Story.begun().requested().requested().refused("OverconstrainedError");
    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.NO);

    story.refused("NotFoundError");

    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.UNLESS_THE_PAGE_ACTS);
  }

  @Test
  void a_failed_connection_is_the_end_unless_the_page_restarts_it() {
    Story story = Story.connected().state(Machine.CONNECTION, "failed");
    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.UNLESS_THE_PAGE_ACTS);

    story.state(Machine.CONNECTION, "connecting");

    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.NO);
  }

  @Test
  void a_rejected_description_of_a_connection_without_anything_may_have_been_a_trial() {
    Story story =
        Story.begun()
            .connection()
            .and(
                new ConnectionEvent.DescriptionFailed(
                    1, "pc1", "setRemoteDescription", "OperationError", "garbled"));

    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.NO);
  }

  @Test
  void a_rejected_description_is_the_end_unless_another_is_set() {
    Story story =
        Story.begun()
            .connection()
            .and(new TrackEvent.Added(1, "pc1", "camera", MediaKind.VIDEO))
            .and(
                new ConnectionEvent.DescriptionFailed(
                    1, "pc1", "setRemoteDescription", "OperationError", "garbled"));
    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.UNLESS_THE_PAGE_ACTS);

    story.described(ConnectionEvent.Side.REMOTE, "offer");

    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.NO);
  }

  @Test
  void a_new_connection_after_a_failed_one_may_turn_out_well() {
    Story story =
        Story.connected()
            .state(Machine.CONNECTION, "failed")
            .closed()
            .and(new ConnectionEvent.Created(3000, "pc2", List.of()));

    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.NO);
  }

  @Test
  void a_page_that_came_after_all_has_come() {
    Story story =
        Story.begun()
            .loaded(503)
            .and(new PageEvent.DocumentStarted(2000, "http://page/", false))
            .loaded(200);

    assertThat(TerminalState.of(story.history())).isEqualTo(TerminalState.NO);
  }
}
