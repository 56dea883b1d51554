package io.peerproof.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a media element of the page got and presents; {@code element} names it: {@code video1},
 * {@code audio2}, …
 */
public sealed interface ElementEvent extends PeerEvent {

  String element();

  /** The page set {@code srcObject}; no tracks when it set null. */
  record SourceSet(double atMs, String element, List<String> tracks) implements ElementEvent {
    public SourceSet {
      tracks = List.copyOf(tracks);
    }
  }

  /** The first frame of a track that an element presented. */
  record FramePresented(double atMs, String element, String track, int width, int height)
      implements ElementEvent {}

  /** The first presented frame of a track that carried a stamp, and whose stamp it was. */
  record FrameStamped(double atMs, String element, String track, int peer, int counter)
      implements ElementEvent {}

  /**
   * A presented frame that the probe looked at.
   *
   * @param track the video track that the element plays
   * @param remote whether that track came by {@code ontrack}
   * @param presentedFrames of the element so far ({@code
   *     VideoFrameCallbackMetadata.presentedFrames})
   * @param width of the decoded picture, pixels
   * @param height of the decoded picture, pixels
   * @param peer whose stamp it carries, null without a readable stamp
   * @param counter of the stamp, null without one
   * @param meanLuma brightness of the whole picture, 0 to 255
   * @param visible whether the element is in the document, has a size and is not hidden by style
   */
  record VideoSample(
      double atMs,
      String element,
      String track,
      boolean remote,
      long presentedFrames,
      int width,
      int height,
      @Nullable Integer peer,
      @Nullable Integer counter,
      double meanLuma,
      boolean visible)
      implements ElementEvent {}

  /**
   * A stretch of received sound that the probe listened to.
   *
   * @param element that plays the track aloud, empty when none does (none has it, or it is muted,
   *     paused or at volume 0)
   * @param track the remote audio track
   * @param hz the strongest tone, null in silence
   * @param levelDb of the whole stretch, decibels relative to full scale
   * @param purity share of the power that is in that tone, 0 to 1
   */
  record AudioSample(
      double atMs, String element, String track, @Nullable Double hz, double levelDb, double purity)
      implements ElementEvent {}
}
