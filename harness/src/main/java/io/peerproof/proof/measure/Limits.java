package io.peerproof.proof.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call's measures must keep to. None is stated by default, and null states none.
 *
 * @param maxFreezeMs the longest freeze of the picture, milliseconds
 * @param minFramesPerSecond frames that are new, a second
 * @param maxDelayMs the median delay from capture to presentation, milliseconds
 * @param minPsnrDb the median PSNR of the picture, decibels
 * @param minSsim the median SSIM of the picture, up to 1
 * @param maxAudioGapMs the longest gap in the sound, milliseconds
 */
public record Limits(
    @Nullable Double maxFreezeMs,
    @Nullable Double minFramesPerSecond,
    @Nullable Double maxDelayMs,
    @Nullable Double minPsnrDb,
    @Nullable Double minSsim,
    @Nullable Double maxAudioGapMs) {

  public static final Limits NONE = new Limits(null, null, null, null, null, null);

  public Limits {
    check("maxFreezeMs", maxFreezeMs, Double.MAX_VALUE);
    check("minFramesPerSecond", minFramesPerSecond, Double.MAX_VALUE);
    check("maxDelayMs", maxDelayMs, Double.MAX_VALUE);
    check("minPsnrDb", minPsnrDb, Likeness.MOST_DB);
    check("minSsim", minSsim, 1);
    check("maxAudioGapMs", maxAudioGapMs, Double.MAX_VALUE);
  }

  private static void check(String name, @Nullable Double value, double most) {
    if (value != null && !(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          name
              + " must be a number from 0 "
              + (most < Double.MAX_VALUE ? "to " + Bound.figure(most) : "on")
              + ", but is "
              + value);
    }
  }

  public Limits withMaxFreezeMs(double ms) {
    return new Limits(ms, minFramesPerSecond, maxDelayMs, minPsnrDb, minSsim, maxAudioGapMs);
  }

  public Limits withMinFramesPerSecond(double rate) {
    return new Limits(maxFreezeMs, rate, maxDelayMs, minPsnrDb, minSsim, maxAudioGapMs);
  }

  public Limits withMaxDelayMs(double ms) {
    return new Limits(maxFreezeMs, minFramesPerSecond, ms, minPsnrDb, minSsim, maxAudioGapMs);
  }

  public Limits withMinPsnrDb(double db) {
    return new Limits(maxFreezeMs, minFramesPerSecond, maxDelayMs, db, minSsim, maxAudioGapMs);
  }

  public Limits withMinSsim(double ssim) {
    return new Limits(maxFreezeMs, minFramesPerSecond, maxDelayMs, minPsnrDb, ssim, maxAudioGapMs);
  }

  public Limits withMaxAudioGapMs(double ms) {
    return new Limits(maxFreezeMs, minFramesPerSecond, maxDelayMs, minPsnrDb, minSsim, ms);
  }

  /** The same without those on the picture, for a peer that is to see none. */
  public Limits withoutVideo() {
    return new Limits(null, null, null, null, null, maxAudioGapMs);
  }

  /** The same without those on the sound, for a peer that is to hear none. */
  public Limits withoutAudio() {
    return new Limits(maxFreezeMs, minFramesPerSecond, maxDelayMs, minPsnrDb, minSsim, null);
  }

  /** What {@code measures} do not keep to, or cannot show that they do; empty when all is kept. */
  public List<Breach> broken(Measures measures) {
    Readings read = new Readings(measures);
    return Stream.of(
            Bound.most("longest freeze", maxFreezeMs, " ms").breach(read::freezeMs),
            Bound.least("frame rate", minFramesPerSecond, " a second")
                .breach(limit -> read.framesPerSecond()),
            Bound.most("median delay", maxDelayMs, " ms").breach(limit -> read.delayMs()),
            Bound.least("median PSNR", minPsnrDb, " dB")
                .breach(limit -> read.quality(PictureQuality::medianPsnrDb)),
            Bound.least("median SSIM", minSsim, "")
                .breach(limit -> read.quality(PictureQuality::medianSsim)),
            Bound.most("longest gap", maxAudioGapMs, " ms").breach(read::audioGapMs))
        .flatMap(Optional::stream)
        .toList();
  }
}
