package io.peerproof.cli.option;

import io.peerproof.proof.measure.MeasureLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the measures of a call must keep to; a call that does not has failed. */
public final class LimitOptions {

  @Option(
      names = "--max-freeze",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest that the picture may stand still: 500ms.")
  private @Nullable Duration maxFreeze;

  @Option(
      names = "--min-fps",
      paramLabel = "N",
      description = "The least new frames a second, over the whole call.")
  private @Nullable Double minFramesPerSecond;

  @Option(
      names = "--max-delay",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest median delay from a frame's capture to its presentation: 300ms.")
  private @Nullable Duration maxDelay;

  @Option(
      names = "--min-psnr",
      paramLabel = "DB",
      description = "The least median PSNR of the picture, in decibels.")
  private @Nullable Double minPsnrDb;

  @Option(
      names = "--min-ssim",
      paramLabel = "N",
      description = "The least median SSIM of the picture, up to 1.")
  private @Nullable Double minSsim;

  @Option(
      names = "--max-audio-gap",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest gap in the sound: 100ms.")
  private @Nullable Duration maxAudioGap;

  /** Throws {@link IllegalArgumentException} for what is no limit. */
  public MeasureLimits stated() {
    return new MeasureLimits(
        ms(maxFreeze), minFramesPerSecond, ms(maxDelay), minPsnrDb, minSsim, ms(maxAudioGap));
  }

  private static @Nullable Double ms(@Nullable Duration duration) {
    return duration == null ? null : duration.toNanos() / 1e6;
  }
}
