package io.peerproof.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.Closed;
import io.peerproof.event.ConnectionEvent.Created;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.ConnectionEvent.StateChanged;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallConnectionsTest {

  private static final PeerHistory OTHER =
      PeerHistory.of(List.of(new DescriptionSet(1, "pc1", Side.LOCAL, "answer", 1, sdp("OTHER"))));

  private final List<PeerEvent> events = new ArrayList<>();
  private double atMs = 1000;

  @Test
  void the_connection_with_the_other_page_decides_not_a_later_one_with_a_server() {
    connection("pc1", "A", "OTHER");
    connection("pc2", "B", "SERVER");
    events.add(new Closed(atMs, "pc2"));
    connection("pc3", "C", "OTHER");

    assertThat(history().connection()).contains("pc3");
    assertThat(history().connections().farEnd("pc2")).isEqualTo(FarEnd.ELSEWHERE);
  }

  @Test
  void a_test_against_a_server_before_the_call_does_not_decide_though_it_stays_open() {
    connection("pc1", "A", "SERVER");
    connection("pc2", "B", "OTHER");
    events.add(new Closed(atMs, "pc2"));

    assertThat(history().connection()).contains("pc2");
    assertThat(history().timeline().allClosed()).isTrue();
  }

  @Test
  void a_loop_of_the_page_with_itself_is_unrelated() {
    connection("pc1", "A", "B");
    connection("pc2", "B", "A");
    connection("pc3", "C", "OTHER");

    assertThat(history().connections().unrelated()).containsExactlyInAnyOrder("pc1", "pc2");
  }

  @Test
  void what_a_page_shows_of_itself_is_judged_like_all_that_it_shows() {
    connection("pc1", "A", "B");
    connection("pc2", "B", "A");
    connection("pc3", "C", "OTHER");

    assertThat(history().remoteTracks(MediaKind.VIDEO).open())
        .containsExactly("pc1-video", "pc2-video", "pc3-video");
  }

  @Test
  void a_page_with_loops_alone_connected_with_nobody() {
    connection("pc1", "A", "B");
    connection("pc2", "B", "A");

    assertThat(history().connections().onlyWithItself()).isTrue();
    assertThat(history().connections().unrelated()).isEmpty();
  }

  @Test
  void an_attempt_that_was_given_up_is_unrelated_when_another_carries_as_much() {
    created("pc1");
    added("pc1", "early");
    connection("pc2", "A", "OTHER");

    assertThat(history().connections().unrelated()).isEmpty();

    added("pc2", "again");

    assertThat(history().connections().unrelated()).containsExactly("pc1");
  }

  @Test
  void a_later_offer_that_nobody_answered_belongs_to_the_call() {
    connection("pc1", "A", "OTHER");
    added("pc1", "camera");
    created("pc2");
    added("pc2", "screen");
    events.add(new DescriptionSet(atMs, "pc2", Side.LOCAL, "offer", atMs, sdp("B")));

    assertThat(history().connections().unrelated()).isEmpty();
  }

  @Test
  void phases_are_those_of_one_connection_and_none_is_negative() {
    connection("pc1", "A", "B");
    connection("pc2", "B", "A");
    frame("pc2-video", 1);
    events.add(new Closed(atMs, "pc1"));
    events.add(new Closed(atMs, "pc2"));
    connection("pc3", "C", "OTHER");
    frame("pc3-video", 2);

    PhaseDurations phases = history().timeline().phases(2);

    assertThat(phases.trackMs()).isEqualTo(15);
    assertThat(phases.firstFrameMs()).isEqualTo(10);
    assertThat(phases.provenMs()).isZero();
  }

  @Test
  void the_call_connects_with_the_other_page_and_begins_after_a_test_of_the_page_with_itself() {
    events.add(new MediaEvent.Requested(1000, 1, true, true));
    connection("pc1", "A", "B");
    connection("pc2", "B", "A");
    events.add(new StateChanged(atMs, "pc1", Machine.CONNECTION, "connected"));
    events.add(new Closed(atMs, "pc1"));
    events.add(new Closed(atMs, "pc2"));
    events.add(new MediaEvent.Requested(3000, 2, true, true));

    assertThat(history().timeline().connectedAtMs()).isEmpty();

    connection("pc3", "C", "OTHER");
    events.add(new StateChanged(4000, "pc3", Machine.CONNECTION, "connected"));

    assertThat(history().timeline().callBeganAtMs()).contains(3000.0);
    assertThat(history().timeline().connectedAtMs()).contains(4000.0);
  }

  @Test
  void without_other_connections_a_call_begins_with_the_first_request_of_media() {
    events.add(new MediaEvent.Requested(900, 1, true, true));
    connection("pc1", "A", "OTHER");

    assertThat(history().timeline().callBeganAtMs()).contains(900.0);
  }

  private PeerHistory history() {
    return PeerHistory.of(events).facing(OTHER);
  }

  private void created(String pc) {
    atMs += 100;
    events.add(new Created(atMs, pc, List.of()));
  }

  private void connection(String pc, String own, String far) {
    created(pc);
    events.add(new DescriptionSet(atMs + 5, pc, Side.LOCAL, "offer", atMs, sdp(own)));
    events.add(new TrackEvent.Received(atMs + 15, pc, pc + "-video", MediaKind.VIDEO, "0"));
    events.add(new DescriptionSet(atMs + 20, pc, Side.REMOTE, "answer", atMs + 10, sdp(far)));
    atMs += 25;
  }

  private void added(String pc, String track) {
    events.add(new TrackEvent.Added(atMs, pc, track, MediaKind.VIDEO));
  }

  private void frame(String track, int peer) {
    events.add(new VideoSample(atMs, "video1", track, true, 1, 640, 480, peer, 7, 120, true));
  }

  private static String sdp(String fingerprint) {
    return "v=0\r\na=fingerprint:sha-256 " + fingerprint + "\r\n";
  }
}
