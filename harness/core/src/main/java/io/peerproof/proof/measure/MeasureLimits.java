package io.peerproof.proof.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits on a call's measures. None is stated by default, and null states none.
 *
 * @param video limits on freezes, frame rate and delay
 * @param quality limits on the content of the frames
 * @param maxAudioGapMs the longest gap in the audio, milliseconds
 */
public record MeasureLimits(Video video, Quality quality, @Nullable Double maxAudioGapMs) {

  /**
   * Limits on the frames of a video.
   *
   * @param maxFreezeMs the longest freeze, milliseconds
   * @param minFramesPerSecond frames that are new, a second
   * @param maxDelayMs the median delay from capture to presentation, milliseconds
   */
  public record Video(
      @Nullable Double maxFreezeMs,
      @Nullable Double minFramesPerSecond,
      @Nullable Double maxDelayMs) {

    static final Video NONE = new Video(null, null, null);

    public Video {
      check("--max-freeze (maxFreezeMs)", maxFreezeMs, Double.MAX_VALUE);
      check("--min-fps (minFramesPerSecond)", minFramesPerSecond, Double.MAX_VALUE);
      check("--max-delay (maxDelayMs)", maxDelayMs, Double.MAX_VALUE);
    }
  }

  /**
   * Limits on the content of the frames.
   *
   * @param minPsnrDb the median PSNR, decibels
   * @param minSsim the median SSIM, up to 1
   */
  public record Quality(@Nullable Double minPsnrDb, @Nullable Double minSsim) {

    static final Quality NONE = new Quality(null, null);

    public Quality {
      check("--min-psnr (minPsnrDb)", minPsnrDb, ImageSimilarity.MOST_DB);
      check("--min-ssim (minSsim)", minSsim, 1);
    }
  }

  public static final MeasureLimits NONE = new MeasureLimits(Video.NONE, Quality.NONE, null);

  public MeasureLimits {
    check("--max-audio-gap (maxAudioGapMs)", maxAudioGapMs, Double.MAX_VALUE);
  }

  private static void check(String name, @Nullable Double value, double most) {
    if (value != null && !(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid value for %s: %s. Write a number %s.",
              name,
              MeasureLimit.figure(value),
              most < Double.MAX_VALUE ? "from 0 to " + MeasureLimit.figure(most) : "of 0 or more"));
    }
  }

  public MeasureLimits withMaxFreezeMs(double ms) {
    return with(new Video(ms, video.minFramesPerSecond(), video.maxDelayMs()));
  }

  public MeasureLimits withMinFramesPerSecond(double rate) {
    return with(new Video(video.maxFreezeMs(), rate, video.maxDelayMs()));
  }

  public MeasureLimits withMaxDelayMs(double ms) {
    return with(new Video(video.maxFreezeMs(), video.minFramesPerSecond(), ms));
  }

  public MeasureLimits withMinPsnrDb(double db) {
    return with(new Quality(db, quality.minSsim()));
  }

  public MeasureLimits withMinSsim(double ssim) {
    return with(new Quality(quality.minPsnrDb(), ssim));
  }

  public MeasureLimits withMaxAudioGapMs(double ms) {
    return new MeasureLimits(video, quality, ms);
  }

  private MeasureLimits with(Video newVideo) {
    return new MeasureLimits(newVideo, quality, maxAudioGapMs);
  }

  /** Returns true if there is a limit on the content of the frames. */
  public boolean isOnContent() {
    return !quality.equals(Quality.NONE);
  }

  private MeasureLimits with(Quality newQuality) {
    return new MeasureLimits(video, newQuality, maxAudioGapMs);
  }

  /** The same without those on the video, for a peer that is to see none. */
  public MeasureLimits withoutVideo() {
    return new MeasureLimits(Video.NONE, Quality.NONE, maxAudioGapMs);
  }

  /** The same without those on the audio, for a peer that is to hear none. */
  public MeasureLimits withoutAudio() {
    return new MeasureLimits(video, quality, null);
  }

  /** Limits that complete {@code measures} break, or cannot show to keep; else empty. */
  public List<LimitViolation> broken(ReceptionMeasures receptionMeasures) {
    return broken(receptionMeasures, UnmeasuredEvents.NONE);
  }

  /**
   * Limits that {@code measures} break, or cannot show to keep; empty when all are kept.
   *
   * @param unmeasured events of the call that the measures do not cover
   */
  public List<LimitViolation> broken(
      ReceptionMeasures receptionMeasures, UnmeasuredEvents unmeasured) {
    LimitReadings read = new LimitReadings(receptionMeasures, unmeasured);
    return Stream.of(
            MeasureLimit.longest("longest freeze", video.maxFreezeMs()).breach(read::freezeMs),
            MeasureLimit.least("frame rate", video.minFramesPerSecond(), " a second")
                .breach(limit -> read.framesPerSecond()),
            MeasureLimit.longest("median delay", video.maxDelayMs())
                .breach(limit -> read.delayMs()),
            MeasureLimit.least("median PSNR", quality.minPsnrDb(), " dB")
                .breach(limit -> read.quality(VideoQuality::medianPsnrDb)),
            MeasureLimit.least("median SSIM", quality.minSsim(), "")
                .breach(limit -> read.quality(VideoQuality::medianSsim)),
            MeasureLimit.longest("longest gap", maxAudioGapMs).breach(read::audioGapMs))
        .flatMap(Optional::stream)
        .toList();
  }
}
