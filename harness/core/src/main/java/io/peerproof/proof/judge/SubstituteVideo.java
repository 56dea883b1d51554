package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.media.DeviceVariant;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A video that stands where the other peer's should, when no element presents that one's track.
 *
 * @param atMs when it was last seen
 * @param seen what it is
 */
record SubstituteVideo(double atMs, String seen) {

  /** {@code history} of the peer that should see {@code expected}; what was seen before is over. */
  static Optional<SubstituteVideo> of(PeerHistory history, PeerSignature expected, double sinceMs) {
    if (expected.own()) {
      return Optional.empty(); // a view of oneself is nothing else than that
    }
    Map<String, VideoSample> shown = new LinkedHashMap<>();
    for (VideoSample sample : history.all(VideoSample.class)) {
      if (!sample.remote()) {
        if (sample.atMs() >= sinceMs && sample.visible() && sample.peer() != null) {
          shown.put(sample.element(), sample);
        } else {
          shown.remove(sample.element());
        }
      }
    }
    return recording(shown, expected, history)
        .or(() -> ofCall(shown, expected, history))
        .or(() -> ofOtherRun(shown, history));
  }

  /** The other peer's stamp, in a video that did not come by this call. */
  private static Optional<SubstituteVideo> recording(
      Map<String, VideoSample> shown, PeerSignature expected, PeerHistory history) {
    return shown.values().stream()
        .filter(sample -> sample.peer() != null && sample.peer() == expected.peer())
        .findFirst()
        .map(
            sample ->
                new SubstituteVideo(
                    sample.atMs(),
                    String.format(
                        Locale.ROOT,
                        "%s shows frames of peer %d that no open connection brought: a recording, or a video that the page made itself",
                        history.elementName(sample.element()),
                        expected.peer())));
  }

  /**
   * A camera of this call, as a rule the peer's own: in an element that plays aloud, for a view of
   * oneself is muted, or in a second one.
   */
  private static Optional<SubstituteVideo> ofCall(
      Map<String, VideoSample> shown, PeerSignature expected, PeerHistory history) {
    Map<String, ElementState> states = history.elementStates();
    List<VideoSample> ofRun =
        shown.values().stream()
            .filter(sample -> !isOfOtherRun(sample) && !sample.ofScreen())
            .toList();
    Optional<VideoSample> aloud =
        ofRun.stream().filter(sample -> isAloud(states.get(sample.element()))).findFirst();
    return aloud
        .or(() -> ofRun.stream().skip(1).findFirst())
        .map(
            sample ->
                new SubstituteVideo(
                    sample.atMs(),
                    String.format(
                        Locale.ROOT,
                        "%s shows %s where the video of peer %d should be",
                        history.elementName(sample.element()),
                        Objects.requireNonNull(sample.peer()) == expected.receiver()
                            ? String.format(
                                Locale.ROOT,
                                "the peer's own camera (stamp of peer %d)",
                                expected.receiver())
                            : "the camera of peer " + sample.peer(),
                        expected.peer())));
  }

  private static Optional<SubstituteVideo> ofOtherRun(
      Map<String, VideoSample> shown, PeerHistory history) {
    return shown.values().stream()
        .filter(SubstituteVideo::isOfOtherRun)
        .findFirst()
        .map(
            sample ->
                new SubstituteVideo(
                    sample.atMs(),
                    String.format(
                        Locale.ROOT,
                        "%s shows frames with the stamp of %s",
                        history.elementName(sample.element()),
                        OtherRun.camera(sample.peer()))));
  }

  private static boolean isOfOtherRun(VideoSample sample) {
    return sample.peer() != null && DeviceVariant.isOfAnotherRun(sample.peer());
  }

  private static boolean isAloud(@Nullable ElementState state) {
    return state != null && !state.muted();
  }
}
