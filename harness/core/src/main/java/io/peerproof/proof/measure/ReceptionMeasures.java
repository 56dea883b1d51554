package io.peerproof.proof.measure;

import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quality of the video and audio that a peer receives. No verdict depends on it, unless {@link
 * MeasureLimits} are stated.
 *
 * @param video null when nothing of the other peer was presented
 * @param audio null when no remote track was listened to
 */
public record ReceptionMeasures(@Nullable VideoMeasures video, @Nullable AudioMeasures audio) {

  /**
   * Measures what came over in one direction.
   *
   * @param own events of the peer that sees and hears, in order, of its current document
   * @param others events of the other peer likewise
   * @param expected what shows that it is the other peer
   * @param clocks how the other peer's clock stands to the own; null where it is unknown, and there
   *     is no delay
   * @param otherCamera format of the other peer's camera
   */
  public static ReceptionMeasures of(
      PeerHistory own,
      PeerHistory others,
      PeerSignature expected,
      @Nullable ClockOffset clocks,
      VideoFormat otherCamera) {
    return new ReceptionMeasures(
        VideoMeasures.of(own, others, expected, Optional.ofNullable(clocks), otherCamera),
        AudioMeasures.of(own, expected));
  }
}
