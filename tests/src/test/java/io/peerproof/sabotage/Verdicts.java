package io.peerproof.sabotage;

import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.VideoVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one peer's incoming media.
 *
 * @param video null when nothing is demanded of it: there was no time to measure, or no page
 * @param audio null likewise
 */
public record Verdicts(@Nullable VideoVerdict video, @Nullable AudioVerdict audio) {

  /** The other peer is seen and heard. */
  public static final Verdicts GOOD = new Verdicts(VideoVerdict.PLAYING, AudioVerdict.HEARD);

  /** Nothing ever came, not even a track. */
  public static final Verdicts NO_TRACKS =
      new Verdicts(VideoVerdict.NO_TRACK, AudioVerdict.NO_TRACK);

  /** Tracks were negotiated, and nothing came by them. */
  public static final Verdicts NOTHING_CAME =
      new Verdicts(VideoVerdict.NO_FRAMES, AudioVerdict.NO_PACKETS);

  /** Anything goes. */
  public static final Verdicts ANY = new Verdicts(null, null);

  /** Whether these are the verdicts {@code video} and {@code audio}, as far as they are stated. */
  public boolean fit(@Nullable VideoVerdict actualVideo, @Nullable AudioVerdict actualAudio) {
    return (video == null || video == actualVideo) && (audio == null || audio == actualAudio);
  }
}
