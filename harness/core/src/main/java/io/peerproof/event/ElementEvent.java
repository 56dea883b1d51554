package io.peerproof.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams that a media element of the page got, and what it presents; {@code element} names it:
 * {@code video1}, {@code audio2}, …
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

  /**
   * The first presented frame of a track that carried a stamp, and whose stamp it was.
   *
   * @param orientation as in {@link VideoSample}
   * @param screen as in {@link VideoSample}
   */
  record FrameStamped(
      double atMs,
      String element,
      String track,
      int peer,
      int counter,
      @Nullable String orientation,
      @Nullable Boolean screen)
      implements ElementEvent {

    /** A frame of a camera. */
    public FrameStamped(
        double atMs,
        String element,
        String track,
        int peer,
        int counter,
        @Nullable String orientation) {
      this(atMs, element, track, peer, counter, orientation, null);
    }
  }

  /**
   * A presented frame that the probe looked at.
   *
   * @param track the video track that the element plays
   * @param remote whether that track came by {@code ontrack}
   * @param presentedFrames of the element so far ({@code
   *     VideoFrameCallbackMetadata.presentedFrames})
   * @param width of the decoded frame, pixels
   * @param height of the decoded frame, pixels
   * @param peer whose stamp it carries, null without a readable stamp
   * @param counter of the stamp, null without one
   * @param meanLuma brightness of the whole frame, 0 to 255
   * @param visible whether a person sees it, scrolling if need be: the element is rendered, large
   *     enough, and neither clipped away nor faded nor covered
   * @param orientation how the stamp lies in the frame: {@code mirrored}, {@code turned by 90°};
   *     null where it is upright, and without one
   * @param screen true if the stamp is that of the peer's shared screen; else false or null
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
      boolean visible,
      @Nullable String orientation,
      @Nullable Boolean screen)
      implements ElementEvent {

    /** A frame of a camera. */
    public VideoSample(
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
        boolean visible,
        @Nullable String orientation) {
      this(
          atMs,
          element,
          track,
          remote,
          presentedFrames,
          width,
          height,
          peer,
          counter,
          meanLuma,
          visible,
          orientation,
          null);
    }

    /** Tells whether it is a frame of the peer's shared screen. */
    public boolean ofScreen() {
      return Boolean.TRUE.equals(screen);
    }

    /** A frame of a camera that is upright. */
    public VideoSample(
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
        boolean visible) {
      this(
          atMs,
          element,
          track,
          remote,
          presentedFrames,
          width,
          height,
          peer,
          counter,
          meanLuma,
          visible,
          null);
    }
  }

  /**
   * A frame without a stamp was compared with the one that was looked at before.
   *
   * @param track the remote track that it came by
   * @param luma by how much the brightness of the part of it that changed most differs, 0 to 255
   */
  record VideoChanged(double atMs, String element, String track, double luma)
      implements ElementEvent {

    /**
     * A part of the video whose mean brightness differs by so much shows something else; noise
     * stays below.
     */
    private static final double CHANGED_LUMA = 6;

    /** Tells whether the video shows something else than before. */
    public boolean showsSomethingElse() {
      return luma >= CHANGED_LUMA;
    }
  }

  /**
   * A stretch of received audio that the probe analysed.
   *
   * @param element that plays the track aloud, empty when none does (none has it, or it is muted,
   *     paused or almost at volume 0); {@code web-audio1} for a mix
   * @param track the remote audio track; empty for a mix that the page plays through Web Audio
   * @param hz the strongest tone, null in silence
   * @param levelDb of the whole stretch, decibels relative to full scale; of the louder of two
   *     channels
   * @param purity share of the power that is in that tone, 0 to 1
   * @param channel {@code left} or {@code right}, where the other one of two is silent; null or
   *     empty where both have sound, and of a single one
   */
  record AudioSample(
      double atMs,
      String element,
      String track,
      @Nullable Double hz,
      double levelDb,
      double purity,
      @Nullable String channel)
      implements ElementEvent {

    /** A stretch whose channels are equal. */
    public AudioSample(
        double atMs,
        String element,
        String track,
        @Nullable Double hz,
        double levelDb,
        double purity) {
      this(atMs, element, track, hz, levelDb, purity, null);
    }

    /** Tells whether this is what a page plays through Web Audio, of one or more tracks. */
    public boolean mixed() {
      return track.isEmpty();
    }
  }

  /** {@code play()} was rejected, by the autoplay policy for instance. */
  record PlayRefused(double atMs, String element, String name, String message)
      implements ElementEvent {}

  /**
   * State of an element that was given a stream; reported when it differs from the last time.
   *
   * @param tracks that it has now
   * @param paused its {@code paused}
   * @param muted whether it is muted or almost at volume 0
   * @param readyState its {@code readyState}, 0 (HAVE_NOTHING) to 4 (HAVE_ENOUGH_DATA)
   * @param width its {@code videoWidth}, pixels; 0 for audio
   * @param height its {@code videoHeight}, pixels; 0 for audio
   * @param visible as in {@link VideoSample}; false for audio
   * @param name what the page calls the element: {@code #peerVideo}, {@code video.remote}; null or
   *     empty where it has no name for it
   * @param unseen what hides the element: {@code div#curtain covers it}; null or empty where
   *     nothing does
   * @param unsure what may hide the element, where the browser does not tell; null or empty
   *     likewise
   * @param frame size of the frame of another origin that the element is in, {@code 400×300}: its
   *     page cannot see what hides that frame; null or empty without one, or where the browser says
   *     that the element is seen
   */
  record ElementState(
      double atMs,
      String element,
      List<String> tracks,
      boolean paused,
      boolean muted,
      int readyState,
      int width,
      int height,
      boolean visible,
      @Nullable String name,
      @Nullable String unseen,
      @Nullable String unsure,
      @Nullable String frame)
      implements ElementEvent {
    public ElementState {
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * Every frame of a remote track that an element presented since the last of these.
   *
   * @param frames in the order of their presentation
   */
  record FramesPresented(double atMs, String element, String track, List<StampedFrame> frames)
      implements ElementEvent {
    public FramesPresented {
      frames = List.copyOf(frames);
    }
  }

  /**
   * Pixels of a presented frame, for its quality.
   *
   * @param counter of its stamp
   * @param width of the sample, pixels
   * @param height of the sample, pixels
   * @param luma the Y plane, {@code width height} bytes, rows from the top, in Base64
   */
  record FrameSample(
      double atMs,
      String element,
      String track,
      int peer,
      int counter,
      int width,
      int height,
      String luma)
      implements ElementEvent {}

  /**
   * All of a remote track's audio since the last of these, not only the stretches that were
   * analysed.
   *
   * @param heardMs length of the audio that this covers
   * @param levelDb of all of it, decibels relative to full scale
   * @param gaps stretches of at least 20 ms below -70 dB, in order; one that goes on into the next
   *     of these events is cut there
   */
  record AudioCovered(
      double atMs, String track, double heardMs, double levelDb, List<AudioGap> gaps)
      implements ElementEvent {
    public AudioCovered {
      gaps = List.copyOf(gaps);
    }

    @Override
    public String element() {
      return "";
    }
  }

  /** A stretch of silence in a track: when it began, on the page's clock, and how long it was. */
  record AudioGap(double fromMs, double durationMs) {}
}
