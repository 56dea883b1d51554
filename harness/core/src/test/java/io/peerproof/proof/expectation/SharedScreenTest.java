package io.peerproof.proof.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Media that are expected of a page that shares its screen. */
class SharedScreenTest {

  private static final Story VIEWER = Story.begun().connection().described(Side.LOCAL, "answer");

  @Test
  void a_screen_beside_the_camera_is_a_second_picture() {
    Story caller = camera().and(added("cam")).and(granted()).and(added("screen"));

    ExpectationBasis basis = basis(caller);

    assertThat(basis.callee()).isEqualTo(new ExpectedMedia(2, false, false, 1));
    assertThat(basis.callee().words()).isEqualTo("video and screen");
  }

  @Test
  void a_screen_in_the_place_of_the_camera_is_the_picture() {
    Story caller = camera().and(added("cam")).and(granted()).and(replaced("cam", "screen"));

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(1, false, false, 1));
  }

  @Test
  void a_screen_in_an_empty_sender_is_a_second_picture() {
    Story caller = camera().and(added("cam")).and(granted()).and(replaced(null, "screen"));

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(2, false, false, 1));
  }

  @Test
  void a_screen_in_the_sender_that_the_camera_was_taken_out_of_is_the_picture() {
    Story caller =
        camera()
            .and(added("cam"))
            .and(granted())
            .and(replaced("cam", ""))
            .and(replaced(null, "screen"));

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(1, false, false, 1));
  }

  @ParameterizedTest(name = "the camera came back: {0}")
  @ValueSource(booleans = {true, false})
  void after_the_screen_the_camera_is_expected_again(boolean back) {
    Story caller =
        camera()
            .and(added("cam"))
            .and(granted())
            .and(replaced("cam", "screen"))
            .and(stopped("screen"));
    if (back) {
      caller.and(replaced("screen", "cam"));
    }

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(1, false, false, 0));
  }

  @Test
  void a_screen_with_a_sender_of_its_own_is_over_when_it_is_stopped() {
    Story caller =
        camera().and(added("cam")).and(granted()).and(added("screen")).and(stopped("screen"));

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(1, false, false, 0));
  }

  @Test
  void a_screen_that_is_added_nowhere_is_expected_and_said() {
    ExpectationBasis basis = basis(camera().and(added("cam")).and(granted()));

    assertThat(basis.callee()).isEqualTo(new ExpectedMedia(2, false, false, 1));
    assertThat(basis.because())
        .contains(
            "The callee is expected to receive video and screen: the caller shares its screen, and"
                + " added it to no connection.");
  }

  @Test
  void a_screen_that_a_picture_of_the_page_may_show_is_not_expected_by_itself() {
    assertThat(basis(camera().and(added("canvas")).and(granted())).callee())
        .isEqualTo(new ExpectedMedia(1, false, false, 0));
  }

  @Test
  void a_clone_of_the_camera_beside_the_camera_does_not_stand_for_the_screen() {
    Story caller =
        camera().and(added("cam")).and(granted()).and(cloned("cam")).and(added("clone of cam"));

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(3, false, false, 1));
  }

  @Test
  void a_clone_of_the_camera_alone_does_not_stand_for_the_screen() {
    Story caller = camera().and(granted()).and(cloned("cam")).and(added("clone of cam"));

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(2, false, false, 1));
  }

  @Test
  void a_clone_of_the_screen_is_the_screen() {
    Story beside =
        camera()
            .and(added("cam"))
            .and(granted())
            .and(cloned("screen"))
            .and(added("clone of screen"));
    Story inPlace =
        camera()
            .and(added("cam"))
            .and(granted())
            .and(cloned("screen"))
            .and(replaced("cam", "clone of screen"));

    assertThat(basis(beside).callee()).isEqualTo(new ExpectedMedia(2, false, false, 1));
    assertThat(basis(inPlace).callee()).isEqualTo(new ExpectedMedia(1, false, false, 1));
  }

  @Test
  void a_screen_whose_clone_was_sent_and_stopped_is_over() {
    Story caller =
        camera()
            .and(added("cam"))
            .and(granted())
            .and(cloned("screen"))
            .and(added("clone of screen"))
            .and(stopped("clone of screen"));

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(1, false, false, 0));
  }

  @Test
  void a_screen_that_was_refused_is_not_missed_where_the_camera_goes_on() {
    assertThat(basis(camera().and(added("cam")).and(refused())).callee())
        .isEqualTo(new ExpectedMedia(1, false, false, 0));
  }

  @Test
  void a_screen_that_was_refused_is_missed_where_nothing_is_sent() {
    ExpectationBasis basis =
        basis(Story.begun().and(new DisplayEvent.Requested(1, 1, false, true)).and(refused()));

    assertThat(basis.callee()).isEqualTo(new ExpectedMedia(1, false, false, 0));
    assertThat(basis.because())
        .contains(
            "The callee is expected to receive video: the caller tried to capture video, and its"
                + " getDisplayMedia was refused: NotAllowedError: Permission denied by user.");
  }

  @Test
  void a_policy_that_withholds_the_screen_is_named() {
    DisplayEvent.Refused refused =
        new DisplayEvent.Refused(2, 1, "NotAllowedError", "disallowed", "display-capture");

    assertThat(refused.words())
        .isEqualTo(
            "NotAllowedError: disallowed, because the Permissions-Policy of the page blocks"
                + " display-capture");
  }

  @Test
  void a_screen_is_no_substitute_for_a_camera_that_was_refused() {
    Story caller =
        Story.begun()
            .connection()
            .described(Side.LOCAL, "offer")
            .requested()
            .refused("NotAllowedError")
            .and(granted())
            .and(added("screen"));

    assertThat(basis(caller).callee()).isEqualTo(new ExpectedMedia(2, true, false, 1));
  }

  @Test
  void a_screen_that_goes_one_way_is_worth_a_word_only_where_it_is_all_the_video() {
    Story both = camera().and(added("cam"));
    Story sharing = camera().and(added("cam")).and(granted()).and(added("screen"));
    Story screenAlone =
        Story.begun()
            .connection()
            .described(Side.LOCAL, "offer")
            .and(granted())
            .and(added("screen"));

    assertThat(ExpectationBasis.inferred(sharing.history(), both.history()).inferredOneWay())
        .isEmpty();
    assertThat(ExpectationBasis.inferred(screenAlone.history(), VIEWER.history()).inferredOneWay())
        .contains(CallExpectation.parse("screen=sendonly"));
  }

  private static ExpectationBasis basis(Story caller) {
    return ExpectationBasis.inferred(caller.history(), VIEWER.history());
  }

  private static Story camera() {
    return Story.begun()
        .connection()
        .described(Side.LOCAL, "offer")
        .and(new MediaEvent.Requested(1, 1, false, true))
        .and(
            new MediaEvent.Granted(
                1, 1, List.of(new MediaEvent.LocalTrack("cam", MediaKind.VIDEO, "camera"))));
  }

  private static DisplayEvent.Granted granted() {
    return new DisplayEvent.Granted(
        2,
        1,
        "monitor",
        true,
        List.of(new MediaEvent.LocalTrack("screen", MediaKind.VIDEO, "screen")));
  }

  private static DisplayEvent.Refused refused() {
    return new DisplayEvent.Refused(2, 1, "NotAllowedError", "Permission denied by user", null);
  }

  private static TrackEvent.Added added(String track) {
    return new TrackEvent.Added(3, "pc1", track, MediaKind.VIDEO);
  }

  private static TrackEvent.Cloned cloned(String track) {
    return new TrackEvent.Cloned(3, "clone of " + track, MediaKind.VIDEO, track);
  }

  private static TrackEvent.Stopped stopped(String track) {
    return new TrackEvent.Stopped(4, track, MediaKind.VIDEO);
  }

  private static TrackEvent.Replaced replaced(@Nullable String before, String track) {
    return new TrackEvent.Replaced(3, "pc1", track, MediaKind.VIDEO, before);
  }
}
