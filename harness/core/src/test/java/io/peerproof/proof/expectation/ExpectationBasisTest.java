package io.peerproof.proof.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationBasisTest {

  private static final Story NOTHING = Story.begun();
  private static final Story VIEWER = Story.begun().connection().described(Side.LOCAL, "answer");

  @Test
  void what_is_stated_is_taken_as_it_is() {
    ExpectationBasis expectationBasis =
        ExpectationBasis.stated(CallExpectation.parse("video=recvonly"));

    assertThat(expectationBasis)
        .isEqualTo(
            new ExpectationBasis(
                true,
                new ExpectedMedia(1, false, false),
                new ExpectedMedia(0, false, false),
                List.of("It was stated: video=recvonly.")));
  }

  @Test
  void a_peer_is_to_receive_what_the_other_added() {
    Story caller =
        Story.begun()
            .connection()
            .and(added("pc1", "a", MediaKind.VIDEO))
            .described(Side.LOCAL, "offer");
    Story callee =
        Story.begun()
            .connection()
            .and(added("pc1", "b", MediaKind.AUDIO))
            .described(Side.LOCAL, "answer");

    ExpectationBasis expectationBasis =
        ExpectationBasis.inferred(caller.history(), callee.history());

    assertThat(expectationBasis)
        .isEqualTo(
            new ExpectationBasis(
                false,
                new ExpectedMedia(0, true, false),
                new ExpectedMedia(1, false, false),
                List.of(
                    "The caller is expected to receive audio: the callee added that track.",
                    "The callee is expected to receive video: the caller added that track.")));
  }

  @Test
  void what_was_captured_and_added_nowhere_is_expected_all_the_same() {
    Story caller =
        Story.begun().requested().granted().connection().and(added("pc1", "a", MediaKind.VIDEO));

    ExpectationBasis expectationBasis =
        ExpectationBasis.inferred(caller.history(), NOTHING.history());

    assertThat(expectationBasis.callee()).isEqualTo(new ExpectedMedia(1, true, false));
    assertThat(expectationBasis.because().get(1))
        .isEqualTo(
            "The callee is expected to receive video and audio: the caller captured audio, and"
                + " added it nowhere, and added the rest to a connection.");
  }

  @Test
  void what_was_refused_each_time_is_what_was_meant() {
    Story caller =
        Story.begun()
            .and(new MediaEvent.Requested(1000, 1, true, false))
            .refused("NotAllowedError");

    assertThat(ExpectationBasis.inferred(caller.history(), VIEWER.history()).callee())
        .isEqualTo(new ExpectedMedia(0, true, false));
  }

  @Test
  void a_second_try_for_less_does_not_take_back_what_was_refused() {
    Story caller =
        Story.begun()
            .requested()
            .refused("NotFoundError")
            .and(new MediaEvent.Requested(1100, 2, true, false))
            .and(
                new MediaEvent.Granted(
                    1200,
                    2,
                    List.of(new MediaEvent.LocalTrack("a", MediaKind.AUDIO, "microphone"))));

    ExpectationBasis basis = ExpectationBasis.inferred(caller.history(), VIEWER.history());

    assertThat(basis.callee()).isEqualTo(new ExpectedMedia(1, true, false));
    assertThat(basis.because())
        .contains(
            "The callee is expected to receive video and audio: the caller tried to capture video,"
                + " and its getUserMedia was refused: NotFoundError: Permission denied.");
  }

  @Test
  void a_second_try_for_the_same_takes_the_place_of_a_refused_one() {
    Story caller =
        Story.begun()
            .and(new MediaEvent.Requested(1000, 1, false, true))
            .refused("OverconstrainedError")
            .and(new MediaEvent.Requested(1100, 2, false, true))
            .and(
                new MediaEvent.Granted(
                    1200, 2, List.of(new MediaEvent.LocalTrack("v", MediaKind.VIDEO, "camera"))));

    assertThat(CaptureFailure.of(caller.history())).isEmpty();
    assertThat(ExpectationBasis.inferred(caller.history(), VIEWER.history()).callee())
        .isEqualTo(new ExpectedMedia(1, false, false));
  }

  @Test
  void a_page_that_had_nothing_to_capture_with_meant_what_it_was_offered_both_ways() {
    Story callee =
        Story.begun()
            .connection()
            .and(new PageEvent.NoMediaDevices(1000, false))
            .and(offer("m=audio 9 x\na=sendrecv\nm=video 9 x\na=sendonly"))
            .described(Side.LOCAL, "answer");

    ExpectationBasis basis = ExpectationBasis.inferred(VIEWER.history(), callee.history());

    assertThat(basis.caller()).isEqualTo(new ExpectedMedia(0, true, false));
    assertThat(basis.because().get(0))
        .isEqualTo(
            "The caller is expected to receive audio: the callee tried to capture audio, and it has"
                + " no navigator.mediaDevices, because its origin is not secure (https, localhost).");
  }

  @Test
  void a_page_that_was_offered_one_way_alone_need_not_capture() {
    Story callee =
        Story.begun()
            .connection()
            .and(new PageEvent.NoMediaDevices(1000, false))
            .and(offer("m=audio 9 x\na=sendonly\nm=video 9 x\na=sendonly"))
            .described(Side.LOCAL, "answer");

    assertThat(CaptureFailure.of(callee.history())).isEmpty();
  }

  @Test
  void an_error_that_names_getUserMedia_is_a_capture_that_was_tried() {
    Story callee =
        Story.begun()
            .connection()
            .error("TypeError: Cannot read properties of undefined (reading 'getUserMedia')")
            .described(Side.LOCAL, "answer");

    assertThat(ExpectationBasis.inferred(VIEWER.history(), callee.history()).caller())
        .isEqualTo(ExpectedMedia.VIDEO_AND_AUDIO);
  }

  @Test
  void a_track_that_takes_the_place_of_none_in_a_sender_is_added() {
    Story caller =
        Story.begun()
            .connection()
            .and(new TrackEvent.Replaced(1000, "pc1", "v", MediaKind.VIDEO))
            .described(Side.LOCAL, "offer");

    assertThat(ExpectationBasis.inferred(caller.history(), VIEWER.history()).callee())
        .isEqualTo(new ExpectedMedia(1, false, false));
  }

  @Test
  void what_goes_one_way_by_inference_has_an_expectation_to_state() {
    Story caller =
        Story.begun()
            .connection()
            .and(added("pc1", "a", MediaKind.VIDEO))
            .described(Side.LOCAL, "offer");

    ExpectationBasis inferred = ExpectationBasis.inferred(caller.history(), VIEWER.history());

    assertThat(inferred.inferredOneWay()).contains(CallExpectation.parse("video=sendonly"));
    assertThat(ExpectationBasis.stated(CallExpectation.parse("video=sendonly")).inferredOneWay())
        .isEmpty();
    assertThat(ExpectationBasis.inferred(caller.history(), caller.history()).inferredOneWay())
        .isEmpty();
  }

  @Test
  void a_viewer_sends_nothing_and_a_page_that_has_not_begun_may_yet() {
    Story caller =
        Story.begun()
            .connection()
            .and(added("pc1", "a", MediaKind.VIDEO))
            .described(Side.LOCAL, "offer");

    assertThat(ExpectationBasis.inferred(caller.history(), VIEWER.history()).caller().none())
        .isTrue();
    assertThat(ExpectationBasis.inferred(caller.history(), NOTHING.history()).caller())
        .isEqualTo(ExpectedMedia.VIDEO_AND_AUDIO);
  }

  @Test
  void each_video_track_is_a_video_and_one_that_was_removed_is_none() {
    Story two =
        Story.begun()
            .connection()
            .described(Side.LOCAL, "offer")
            .and(added("pc1", "a", MediaKind.VIDEO))
            .and(added("pc1", "b", MediaKind.VIDEO));
    ExpectationBasis both = ExpectationBasis.inferred(two.history(), NOTHING.history());
    ExpectationBasis one =
        ExpectationBasis.inferred(
            two.and(new TrackEvent.Removed(1, "pc1", "a", MediaKind.VIDEO)).history(),
            NOTHING.history());

    assertThat(both.callee().videoTracks()).isEqualTo(2);
    assertThat(one.callee().videoTracks()).isEqualTo(1);
  }

  @Test
  void the_same_track_in_two_connections_is_one_video() {
    Story caller =
        Story.begun()
            .connection()
            .described(Side.LOCAL, "offer")
            .and(added("pc1", "a", MediaKind.VIDEO))
            .and(added("pc2", "a", MediaKind.VIDEO));

    assertThat(
            ExpectationBasis.inferred(caller.history(), NOTHING.history()).callee().videoTracks())
        .isEqualTo(1);
  }

  @Test
  void a_track_that_was_given_back_unused_was_only_to_be_permitted() {
    Story caller =
        Story.begun()
            .requested()
            .and(
                new MediaEvent.Granted(
                    1,
                    1,
                    List.of(
                        new MediaEvent.LocalTrack("local-video", MediaKind.VIDEO, "camera"),
                        new MediaEvent.LocalTrack("local-audio", MediaKind.AUDIO, "microphone"))))
            .and(new TrackEvent.Stopped(1, "local-video", MediaKind.VIDEO))
            .and(new TrackEvent.Stopped(1, "local-audio", MediaKind.AUDIO));

    assertThat(ExpectationBasis.inferred(caller.history(), NOTHING.history()).because())
        .containsExactly(
            "The pages neither captured nor added nor negotiated anything: video and audio are"
                + " expected both ways.");
  }

  @Test
  void messages_count_where_there_is_no_media() {
    ConnectionEvent.DataChannelState channel =
        new ConnectionEvent.DataChannelState(1, "pc1", "chat", "dc1", "open");
    Story chat = Story.begun().connection().and(channel).described(Side.LOCAL, "offer");
    Story videoChat =
        Story.begun()
            .connection()
            .and(channel)
            .and(added("pc1", "a", MediaKind.VIDEO))
            .described(Side.LOCAL, "offer");

    assertThat(ExpectationBasis.inferred(chat.history(), VIEWER.history()).caller())
        .isEqualTo(new ExpectedMedia(0, false, true));
    assertThat(ExpectationBasis.inferred(videoChat.history(), chat.history()).callee())
        .isEqualTo(new ExpectedMedia(1, false, false));
  }

  @Test
  void a_call_of_nothing_is_expected_to_carry_something() {
    ExpectationBasis expectationBasis =
        ExpectationBasis.inferred(NOTHING.history(), NOTHING.history());

    assertThat(expectationBasis.caller()).isEqualTo(ExpectedMedia.VIDEO_AND_AUDIO);
    assertThat(expectationBasis.callee()).isEqualTo(ExpectedMedia.VIDEO_AND_AUDIO);
  }

  @Test
  void what_goes_one_way_by_inference_is_expected_both_ways_where_one_way_has_to_be_stated() {
    Story caller =
        Story.begun()
            .connection()
            .and(added("pc1", "a", MediaKind.VIDEO))
            .described(Side.LOCAL, "offer");
    ExpectationBasis inferred = ExpectationBasis.inferred(caller.history(), VIEWER.history());

    ExpectationBasis strict = inferred.under(OneWayPolicy.STATED);

    assertThat(strict.caller()).isEqualTo(new ExpectedMedia(1, false, false));
    assertThat(strict.callee()).isEqualTo(strict.caller());
    assertThat(strict.because())
        .last()
        .isEqualTo("Both ways, because no one way was stated (--one-way stated).");
    assertThat(inferred.under(OneWayPolicy.INFERRED)).isEqualTo(inferred);
  }

  private static ConnectionEvent.DescriptionSet offer(String sdp) {
    return new ConnectionEvent.DescriptionSet(1000, "pc1", Side.REMOTE, "offer", 995, sdp);
  }

  private static TrackEvent.Added added(String pc, String track, MediaKind kind) {
    return new TrackEvent.Added(1000, pc, track, kind);
  }
}
