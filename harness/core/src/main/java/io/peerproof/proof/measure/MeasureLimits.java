package io.peerproof.proof.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits on a call's measures. None is stated by default, and null states none.
 *
 * @param maxFreezeMs the longest freeze of the picture, milliseconds
 * @param minFramesPerSecond frames that are new, a second
 * @param maxDelayMs the median delay from capture to presentation, milliseconds
 * @param minPsnrDb the median PSNR of the picture, decibels
 * @param minSsim the median SSIM of the picture, up to 1
 * @param maxAudioGapMs the longest gap in the sound, milliseconds
 */
public record MeasureLimits(
    @Nullable Double maxFreezeMs,
    @Nullable Double minFramesPerSecond,
    @Nullable Double maxDelayMs,
    @Nullable Double minPsnrDb,
    @Nullable Double minSsim,
    @Nullable Double maxAudioGapMs) {

  public static final MeasureLimits NONE = new MeasureLimits(null, null, null, null, null, null);

  public MeasureLimits {
    check("maxFreezeMs", maxFreezeMs, Double.MAX_VALUE);
    check("minFramesPerSecond", minFramesPerSecond, Double.MAX_VALUE);
    check("maxDelayMs", maxDelayMs, Double.MAX_VALUE);
    check("minPsnrDb", minPsnrDb, ImageSimilarity.MOST_DB);
    check("minSsim", minSsim, 1);
    check("maxAudioGapMs", maxAudioGapMs, Double.MAX_VALUE);
  }

  private static void check(String name, @Nullable Double value, double most) {
    if (value != null && !(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          name
              + " must be a number from 0 "
              + (most < Double.MAX_VALUE ? "to " + MeasureLimit.figure(most) : "on")
              + ", but is "
              + value);
    }
  }

  public MeasureLimits withMaxFreezeMs(double ms) {
    return new MeasureLimits(ms, minFramesPerSecond, maxDelayMs, minPsnrDb, minSsim, maxAudioGapMs);
  }

  public MeasureLimits withMinFramesPerSecond(double rate) {
    return new MeasureLimits(maxFreezeMs, rate, maxDelayMs, minPsnrDb, minSsim, maxAudioGapMs);
  }

  public MeasureLimits withMaxDelayMs(double ms) {
    return new MeasureLimits(
        maxFreezeMs, minFramesPerSecond, ms, minPsnrDb, minSsim, maxAudioGapMs);
  }

  public MeasureLimits withMinPsnrDb(double db) {
    return new MeasureLimits(
        maxFreezeMs, minFramesPerSecond, maxDelayMs, db, minSsim, maxAudioGapMs);
  }

  public MeasureLimits withMinSsim(double ssim) {
    return new MeasureLimits(
        maxFreezeMs, minFramesPerSecond, maxDelayMs, minPsnrDb, ssim, maxAudioGapMs);
  }

  public MeasureLimits withMaxAudioGapMs(double ms) {
    return new MeasureLimits(maxFreezeMs, minFramesPerSecond, maxDelayMs, minPsnrDb, minSsim, ms);
  }

  /** The same without those on the picture, for a peer that is to see none. */
  public MeasureLimits withoutVideo() {
    return new MeasureLimits(null, null, null, null, null, maxAudioGapMs);
  }

  /** The same without those on the sound, for a peer that is to hear none. */
  public MeasureLimits withoutAudio() {
    return new MeasureLimits(maxFreezeMs, minFramesPerSecond, maxDelayMs, minPsnrDb, minSsim, null);
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
            MeasureLimit.most("longest freeze", maxFreezeMs, " ms").breach(read::freezeMs),
            MeasureLimit.least("frame rate", minFramesPerSecond, " a second")
                .breach(limit -> read.framesPerSecond()),
            MeasureLimit.most("median delay", maxDelayMs, " ms").breach(limit -> read.delayMs()),
            MeasureLimit.least("median PSNR", minPsnrDb, " dB")
                .breach(limit -> read.quality(VideoQuality::medianPsnrDb)),
            MeasureLimit.least("median SSIM", minSsim, "")
                .breach(limit -> read.quality(VideoQuality::medianSsim)),
            MeasureLimit.most("longest gap", maxAudioGapMs, " ms").breach(read::audioGapMs))
        .flatMap(Optional::stream)
        .toList();
  }
}
