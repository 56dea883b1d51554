package io.peerproof.proof.expectation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * Media that a peer should receive. In {@code report.json} the three are {@code pictures}, {@code
 * sound} and {@code messages}, names that are kept for the readers of older reports.
 *
 * @param videoTracks number of video tracks
 * @param audio true if audio is expected
 * @param data true if messages on a data channel are expected
 */
public record ExpectedMedia(
    @JsonProperty("pictures") int videoTracks,
    @JsonProperty("sound") boolean audio,
    @JsonProperty("messages") boolean data) {

  /** The media of most calls: one video track and audio. */
  public static final ExpectedMedia VIDEO_AND_AUDIO = new ExpectedMedia(1, true, false);

  public ExpectedMedia {
    if (videoTracks < 0) {
      throw new IllegalArgumentException(
          "The number of expected video tracks must be 0 or more, but is " + videoTracks + ".");
    }
  }

  /** Tells whether there is nothing to receive. */
  public boolean none() {
    return videoTracks == 0 && !audio && !data;
  }

  /** {@code video and audio}, {@code 2 videos}, {@code nothing}. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (videoTracks > 0) {
      words.add(videoTracks == 1 ? "video" : videoTracks + " videos");
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
