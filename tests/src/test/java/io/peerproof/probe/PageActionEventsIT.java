package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.DirectionSet;
import io.peerproof.event.ConnectionEvent.EncodingsSet;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.ElementEvent.PlayRefused;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions of a page on its media, and the events that the probe reports. */
class PageActionEventsIT {

  private static final int PEER = 1;

  private static BrowserFixture browserFixture;
  private static PageActionFixture actions;

  @BeforeAll
  static void open() {
    browserFixture = BrowserFixture.of(2);
    actions =
        new PageActionFixture(browserFixture, browserFixture.browser(PEER, CameraPolicy.GRANTED));
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @Test
  void a_track_that_is_disabled_and_one_that_is_stopped_are_told_and_a_second_stop_is_not() {
    actions.check(
        "page-actions.html?do=tracks",
        (events, result) -> {
          assertThat(PageActionFixture.only(events, TrackEvent.EnabledSet.class))
              .extracting(TrackEvent.EnabledSet::kind, TrackEvent.EnabledSet::enabled)
              .containsExactly(tuple(MediaKind.VIDEO, false), tuple(MediaKind.VIDEO, true));
          assertThat(PageActionFixture.only(events, TrackEvent.Stopped.class))
              .extracting(TrackEvent.Stopped::kind)
              .containsExactly(
                  MediaKind.VIDEO, MediaKind.AUDIO); // the sound when the page hangs up
        });
  }

  @Test
  void what_is_done_to_a_sender_is_told_of_its_connection() {
    actions.check(
        "page-actions.html?do=senders",
        (events, result) -> {
          List<TrackEvent.Added> added = PageActionFixture.only(events, TrackEvent.Added.class);
          assertThat(added).extracting(TrackEvent.Added::kind).hasSize(3).endsWith(MediaKind.VIDEO);
          String video = first(added, MediaKind.VIDEO).track();
          assertThat(added.get(2).track()).isNotEqualTo(video);
          assertThat(PageActionFixture.only(events, EncodingsSet.class))
              .extracting(EncodingsSet::pc, EncodingsSet::track, EncodingsSet::active)
              .containsExactly(tuple("pc1", video, List.of(false)));
          assertThat(PageActionFixture.only(events, TrackEvent.Replaced.class))
              .extracting(TrackEvent.Replaced::pc, TrackEvent.Replaced::track)
              .containsExactly(tuple("pc1", ""), tuple("pc1", video));
          assertThat(PageActionFixture.only(events, TrackEvent.Removed.class))
              .extracting(TrackEvent.Removed::pc, TrackEvent.Removed::track)
              .containsExactly(tuple("pc1", video));
        });
  }

  private static TrackEvent.Added first(List<TrackEvent.Added> added, MediaKind kind) {
    return added.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void a_direction_that_is_set_is_told_also_of_a_transceiver_that_the_other_side_asked_for() {
    actions.check(
        "page-actions.html?do=transceivers",
        (events, result) -> {
          List<DirectionSet> directions = PageActionFixture.only(events, DirectionSet.class);
          assertThat(directions)
              .extracting(DirectionSet::pc, DirectionSet::kind, DirectionSet::direction)
              .containsExactly(
                  tuple("pc1", MediaKind.VIDEO, "inactive"),
                  tuple("pc2", MediaKind.AUDIO, "stopped"));
        });
  }

  @Test
  void a_message_has_the_same_digest_at_both_ends_and_one_that_was_not_sent_is_not_told() {
    // FNV-1a, 32 bits, of 01 02 03 and of "Grüße" in UTF-8, as another implementation has them.
    String numbers = "56cf37ab";
    String greeting = "b8226e38";

    actions.check(
        "page-actions.html?do=messages",
        (events, result) -> {
          for (Way way : Way.values()) {
            assertThat(PageActionFixture.only(events, DataMessage.class))
                .filteredOn(message -> message.way() == way)
                .extracting(DataMessage::label, DataMessage::bytes, DataMessage::digest)
                .as("%s", way)
                .containsExactlyInAnyOrder(
                    tuple("chat", 7L, greeting),
                    tuple("chat", 3L, numbers),
                    tuple("chat", 3L, numbers),
                    tuple("chat", 7L, greeting));
          }
          assertThat(result).isEqualTo("InvalidStateError");
        });
  }

  @Test
  void how_an_element_stands_is_told_when_it_changes_and_so_is_that_it_may_not_play() {
    actions.check(
        "page-actions.html?do=elements",
        (events, result) -> {
          assertThat(PageActionFixture.only(events, ElementState.class))
              .filteredOn(state -> state.element().equals("video1"))
              .anyMatch(s -> !s.paused() && !s.muted() && s.visible() && s.tracks().size() == 2)
              .anyMatch(s -> !s.paused() && s.muted() && s.visible())
              .anyMatch(s -> s.paused() && s.muted() && s.visible())
              .anyMatch(s -> s.paused() && s.muted() && !s.visible());
          assertThat(PageActionFixture.only(events, PlayRefused.class))
              .extracting(PlayRefused::element, PlayRefused::name)
              .containsExactly(tuple("video2", "NotSupportedError"));
          assertThat(result).isEqualTo("NotSupportedError");
        });
  }

  @Test
  void a_recording_that_an_element_plays_is_seen_and_is_no_remote_video() {
    actions.check(
        "page-actions.html?do=recording",
        (events, result) -> {
          List<VideoSample> samples =
              PageActionFixture.only(events, VideoSample.class).stream()
                  .filter(sample -> sample.element().equals("video2"))
                  .toList();
          assertThat(samples).isNotEmpty().allMatch(s -> s.track().isEmpty() && !s.remote());
          assertThat(samples).extracting(VideoSample::peer).contains(PEER);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "function", "fixed"})
  void a_connection_is_seen_that_is_made_by_something_the_page_put_over_it(String by) {
    actions.check(
        "wrapped.html?by=" + by,
        (events, result) -> {
          assertThat(PageActionFixture.only(events, ConnectionEvent.Created.class)).hasSize(1);
          assertThat(PageActionFixture.only(events, ConnectionEvent.DescriptionSet.class))
              .hasSize(1);
          assertThat(result).isEqualTo(true);
        });
  }
}
