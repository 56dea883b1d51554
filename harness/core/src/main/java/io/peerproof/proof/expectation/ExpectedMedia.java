package io.peerproof.proof.expectation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Media that a peer should receive. In {@code report.json} the first three are {@code pictures},
 * {@code sound} and {@code messages}, names that are kept for the readers of older reports.
 *
 * @param videoTracks number of video tracks
 * @param audio true if audio is expected
 * @param data true if messages on a data channel are expected
 * @param screens number of the video tracks that show the screen which the other peer shares
 */
public record ExpectedMedia(
    @JsonProperty("pictures") int videoTracks,
    @JsonProperty("sound") boolean audio,
    @JsonProperty("messages") boolean data,
    int screens) {

  /** The media of most calls: one video track and audio. */
  public static final ExpectedMedia VIDEO_AND_AUDIO = new ExpectedMedia(1, true, false);

  public ExpectedMedia {
    if (videoTracks < 0) {
      throw new IllegalArgumentException(
          "The number of expected video tracks must be 0 or more, but is " + videoTracks + ".");
    }
    if (screens < 0 || screens > videoTracks) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The number of expected screens must be 0 to %d, but is %d.",
              videoTracks,
              screens));
    }
  }

  /** Without a shared screen. */
  public ExpectedMedia(int videoTracks, boolean audio, boolean data) {
    this(videoTracks, audio, data, 0);
  }

  /** Returns the number of video tracks that show something else than a shared screen. */
  int cameras() {
    return videoTracks - screens;
  }

  /** Tells whether there is nothing to receive. */
  public boolean none() {
    return videoTracks == 0 && !audio && !data;
  }

  /** {@code video and audio}, {@code 2 videos}, {@code video and screen}, {@code nothing}. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (cameras() > 0) {
      words.add(cameras() == 1 ? "video" : cameras() + " videos");
    }
    if (screens > 0) {
      words.add(screens == 1 ? "screen" : screens + " screens");
    }
    if (audio) {
      words.add("audio");
    }
    if (data) {
      words.add("data");
    }
    return words.isEmpty() ? "nothing" : String.join(" and ", words);
  }
}
