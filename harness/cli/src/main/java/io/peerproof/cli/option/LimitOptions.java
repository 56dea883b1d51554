package io.peerproof.cli.option;

import io.peerproof.proof.measure.MeasureLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits on the measured values of a call. A call that violates one has failed. */
public final class LimitOptions {

  @Option(
      names = "--max-freeze",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Longest freeze of the video, such as 500ms.")
  private @Nullable Duration maxFreeze;

  @Option(
      names = "--min-fps",
      paramLabel = "N",
      description = "Minimum frame rate over the whole call, in new frames per second, such as 20.")
  private @Nullable Double minFramesPerSecond;

  @Option(
      names = "--max-delay",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Maximum median delay from the capture of a frame to its presentation, such as 300ms.")
  private @Nullable Duration maxDelay;

  @Option(
      names = "--min-psnr",
      paramLabel = "DB",
      description =
          "Minimum median PSNR (likeness of received frames to captured ones), in decibels, such as 30.")
  private @Nullable Double minPsnrDb;

  @Option(
      names = "--min-ssim",
      paramLabel = "N",
      description =
          "Minimum median SSIM (the same likeness on another scale), at most 1, such as 0.9.")
  private @Nullable Double minSsim;

  @Option(
      names = "--max-audio-gap",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Longest gap in the audio, such as 100ms.")
  private @Nullable Duration maxAudioGap;

  /**
   * Returns the limits.
   *
   * @throws IllegalArgumentException if a value cannot be a limit
   */
  public MeasureLimits toLimits() {
    return new MeasureLimits(
        new MeasureLimits.Video(ms(maxFreeze), minFramesPerSecond, ms(maxDelay)),
        new MeasureLimits.Quality(minPsnrDb, minSsim),
        ms(maxAudioGap));
  }

  private static @Nullable Double ms(@Nullable Duration duration) {
    return duration == null ? null : duration.toNanos() / 1e6;
  }
}
