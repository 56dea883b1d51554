package io.peerproof.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendingStateTest {

  private static final PeerEvent ADDED = new TrackEvent.Added(1, "pc1", "camera", MediaKind.VIDEO);

  static Stream<Arguments> actions() {
    return Stream.of(
        ended("nothing was ever sent", false),
        ended("a track is sent", false, ADDED),
        ended("it was stopped", true, ADDED, new TrackEvent.Stopped(2, "camera", MediaKind.VIDEO)),
        ended(
            "another one was stopped",
            false,
            ADDED,
            new TrackEvent.Stopped(2, "copy", MediaKind.VIDEO)),
        ended("it was disabled", true, ADDED, enabled(false)),
        ended("it was enabled again", false, ADDED, enabled(false), enabled(true)),
        ended(
            "it was removed",
            true,
            ADDED,
            new TrackEvent.Removed(2, "pc1", "camera", MediaKind.VIDEO)),
        ended("it was replaced by nothing", true, ADDED, replaced("")),
        ended("it was replaced by another", false, ADDED, replaced("screen")),
        ended("its connection was closed", true, ADDED, new ConnectionEvent.Closed(2, "pc1")),
        ended("it was directed away", true, ADDED, direction("recvonly")),
        ended("it was directed back", false, ADDED, direction("inactive"), direction("sendrecv")),
        ended("its encodings are off", true, ADDED, encodings(false, false)),
        ended("one of its encodings is on", false, ADDED, encodings(false, true)),
        ended(
            "it moved to another connection",
            false,
            ADDED,
            new ConnectionEvent.Closed(2, "pc1"),
            new TrackEvent.Added(3, "pc2", "camera", MediaKind.VIDEO)),
        ended(
            "audio was stopped", false, ADDED, new TrackEvent.Stopped(2, "mic", MediaKind.AUDIO)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("actions")
  void a_page_ended_its_video_by_what_it_did(String what, PeerHistory history, boolean ended) {
    assertThat(SendingState.isEndedByThePage(history, MediaKind.VIDEO)).isEqualTo(ended);
  }

  private static Arguments ended(String what, boolean ended, PeerEvent... events) {
    return Arguments.of(what, PeerHistory.of(List.of(events)), ended);
  }

  private static PeerEvent enabled(boolean enabled) {
    return new TrackEvent.EnabledSet(2, "camera", MediaKind.VIDEO, enabled);
  }

  private static PeerEvent replaced(String track) {
    return new TrackEvent.Replaced(2, "pc1", track, MediaKind.VIDEO);
  }

  private static PeerEvent direction(String direction) {
    return new ConnectionEvent.DirectionSet(2, "pc1", "0", MediaKind.VIDEO, direction);
  }

  private static PeerEvent encodings(Boolean... active) {
    return new ConnectionEvent.EncodingsSet(
        2, "pc1", "camera", MediaKind.VIDEO, Arrays.asList(active));
  }
}
