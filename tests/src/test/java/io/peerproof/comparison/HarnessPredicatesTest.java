package io.peerproof.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.proof.expectation.ExpectedMedia;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class HarnessPredicatesTest {

  static final List<HarnessPredicate> ALL = HarnessPredicate.all();

  private static final ExpectedMedia NOTHING = new ExpectedMedia(0, false, false);

  private static final HealthyPeerBuilder HEALTHY = HealthyPeerBuilder.healthy();

  /** Returns faults with exactly those predicates that each one turns red. */
  static Stream<Arguments> faults() {
    return Stream.of(
        red("no video track", HEALTHY.withoutTrack(MediaKind.VIDEO), "ontrack", "tracks"),
        red("no audio track", HEALTHY.withoutTrack(MediaKind.AUDIO), "ontrack", "tracks"),
        red("ICE is cut", HEALTHY.then(state(Machine.ICE_CONNECTION, "failed")), "ICE", "bitrate"),
        red(
            "the connection is cut",
            HEALTHY.then(state(Machine.CONNECTION, "failed")),
            "connected",
            "readyState"),
        red(
            "nothing to show",
            HEALTHY.element("readyState", 0),
            "metadata",
            "readyState",
            "currentTime",
            "colour"),
        red(
            "not enough to play",
            HEALTHY.element("readyState", 2),
            "readyState",
            "currentTime",
            "colour"),
        red("no size", HEALTHY.element("width", 0), "metadata", "plays"),
        red("no stream with video", HEALTHY.element("videoTracks", 0), "tracks"),
        red(
            "no stream with audio",
            HEALTHY.element("audioTracks", 0),
            "readyState",
            "tracks",
            "plays"),
        red("paused", HEALTHY.element("paused", true), "currentTime", "plays", "colour"),
        red("not displayed", HEALTHY.element("displayed", false), "pixel sum"),
        red(
            "not displayed, not named either",
            HEALTHY.element("remote", false).element("displayed", false),
            "metadata",
            "readyState",
            "tracks",
            "currentTime",
            "plays",
            "pixel sum",
            "pixels",
            "colour"),
        red("nothing moves", HEALTHY.still(), "currentTime", "pixel sum", "pixels", "colour"),
        red("black", HEALTHY.picture(0, List.of(0, 0, 0)), "pixel sum", "pixels", "colour"),
        red(
            "another colour at the point",
            HEALTHY.picture(5, List.of(236, 236, 175)),
            "pixel sum",
            "pixels",
            "colour"),
        red("no video", HEALTHY.element("picture", null), "pixel sum", "pixels", "colour"),
        red("no video bytes", HEALTHY.figure("in-video", "bytesReceived", 9), "bytesReceived"),
        red(
            "no bytes at all",
            HEALTHY.figure("in-video", "bytesReceived", 9).figure("in-audio", "bytesReceived", 9),
            "bitrate",
            "bytesReceived"),
        red("nothing sent", HEALTHY.figure("out-video", "bytesSent", 9), "bitrate"),
        red("no frame decoded", HEALTHY.figure("in-video", "framesDecoded", 9), "framesDecoded"),
        red("no energy", HEALTHY.figure("in-audio", "totalAudioEnergy", 9), "framesDecoded"),
        red("silence", HEALTHY.figure("in-audio", "audioLevel", 0.001), "audioLevel"),
        red(
            "two video tracks expected",
            HEALTHY.expecting(new ExpectedMedia(2, true, false)),
            "ontrack",
            "metadata",
            "readyState",
            "tracks",
            "currentTime",
            "plays",
            "bytesReceived",
            "framesDecoded",
            "pixel sum",
            "pixels",
            "colour"));
  }

  private static Arguments red(
      String fault, HealthyPeerBuilder healthyPeerBuilder, String... predicates) {
    return Arguments.of(fault, healthyPeerBuilder, List.of(predicates));
  }

  private static ConnectionEvent state(Machine machine, String value) {
    return new ConnectionEvent.StateChanged(9, "pc1", machine, value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void a_fault_turns_those_predicates_red_that_ask_for_it(
      String fault, HealthyPeerBuilder healthyPeerBuilder, List<String> expected) {
    assertThat(red(healthyPeerBuilder)).containsExactlyElementsOf(expected);
  }

  @Test
  void all_are_green_for_a_healthy_peer() {
    assertThat(red(HEALTHY)).isEmpty();
  }

  @Test
  void one_bad_peer_turns_a_suite_red() {
    PeerSeen good = HEALTHY.peer();
    PeerSeen bad = HEALTHY.still().peer();

    assertThat(new PixelSum().works(List.of(good, good))).isTrue();
    assertThat(new PixelSum().works(List.of(good, bad))).isFalse();
    assertThat(new PixelSum().works(List.of(bad, good))).isFalse();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void a_page_that_does_not_answer_turns_every_suite_red(HarnessPredicate predicate) {
    assertThat(predicate.works(List.of(HEALTHY.peer(), HEALTHY.gone().peer()))).isFalse();
  }

  @Test
  void what_the_call_is_not_to_carry_is_not_asked_for() {
    HealthyPeerBuilder sendsOnly =
        HEALTHY
            .expecting(NOTHING)
            .withoutTrack(MediaKind.VIDEO)
            .withoutTrack(MediaKind.AUDIO)
            .element("source", false)
            .element("readyState", 0)
            .element("audioTracks", 0)
            .element("videoTracks", 0)
            .element("picture", null)
            .figure("in-video", "bytesReceived", 9)
            .figure("in-video", "framesDecoded", 9)
            .figure("in-audio", "bytesReceived", 9)
            .figure("in-audio", "totalAudioEnergy", 9)
            .figure("in-audio", "audioLevel", 0);

    assertThat(red(sendsOnly)).isEmpty();
  }

  @Test
  void what_a_page_before_this_one_did_does_not_count() {
    HealthyPeerBuilder left =
        HEALTHY.then(new PageEvent.DocumentStarted(1500, "about:blank", false));

    assertThat(red(left))
        .containsExactly(
            "ontrack",
            "ICE",
            "connected",
            "readyState",
            "tracks",
            "bitrate",
            "bytesReceived",
            "framesDecoded");
  }

  @Test
  void a_closed_connection_does_not_count() {
    HealthyPeerBuilder closed = HEALTHY.then(new ConnectionEvent.Closed(9, "pc1"));

    assertThat(red(closed))
        .containsExactly(
            "ontrack",
            "ICE",
            "connected",
            "readyState",
            "tracks",
            "bitrate",
            "bytesReceived",
            "framesDecoded",
            "audioLevel");
  }

  private static List<String> red(HealthyPeerBuilder healthyPeerBuilder) {
    PeerSeen peer = healthyPeerBuilder.peer();
    return ALL.stream()
        .filter(predicate -> !predicate.works(List.of(peer)))
        .map(predicate -> predicate.source().name())
        .toList();
  }
}
