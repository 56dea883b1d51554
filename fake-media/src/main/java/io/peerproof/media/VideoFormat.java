package io.peerproof.media;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size, rate and length of a fake camera's loop.
 *
 * <p>The camera plays frame {@code frames - 1} and then frame 0 again, so a counter alone does not
 * distinguish a wrap from a step back. {@link #counterStep} does, if two readings are less than
 * half a loop apart.
 *
 * @param width pixels, even, {@value #LEAST_SIDE} to {@value #MOST_SIDE}
 * @param height pixels, even, {@value #LEAST_SIDE} to {@value #MOST_SIDE}
 * @param framesPerSecond frames per second, 1 to {@value #MOST_FRAMES_PER_SECOND}
 * @param frames number of frames of the whole loop: at least {@value #LEAST_SECONDS} seconds, at
 *     most {@value #MOST_FRAMES}
 */
public record VideoFormat(int width, int height, int framesPerSecond, int frames) {

  /**
   * Smallest side; below it a cell of the stamp, scaled to a quarter, is less than two and a half
   * pixels wide.
   */
  public static final int LEAST_SIDE = 160;

  /** Largest side; beyond it a frame exceeds 24 MB, and no WebRTC encoder supports it. */
  public static final int MOST_SIDE = 4096;

  /** Largest rate that Chromium requests from its fake camera. */
  public static final int MOST_FRAMES_PER_SECOND = 60;

  /**
   * Shortest loop. Half a loop must be longer than any pause between two readings that is not a
   * freeze.
   */
  public static final int LEAST_SECONDS = 2;

  /** Largest number of frames, limited by the sixteen bits of the stamp's counter. */
  public static final int MOST_FRAMES = Stamp.MAX_COUNTER + 1;

  /** 640×480, 30 frames per second, 10 seconds: 138 MB per peer. */
  public static final VideoFormat DEFAULT = new VideoFormat(640, 480, 30, 300);

  /** Default length of a loop, seconds. */
  public static final int LOOP_SECONDS = 10;

  private static final Pattern SIZE_AND_RATE =
      Pattern.compile("([0-9]{1,5})x([0-9]{1,5})@([0-9]{1,3})");

  public VideoFormat {
    side("width", width);
    side("height", height);
    if (framesPerSecond < 1 || framesPerSecond > MOST_FRAMES_PER_SECOND) {
      throw new IllegalArgumentException(
          "Invalid frame rate "
              + framesPerSecond
              + ". Write 1 to "
              + MOST_FRAMES_PER_SECOND
              + " frames a second, for example 640x480@30");
    }
    int least = LEAST_SECONDS * framesPerSecond;
    if (frames < least || frames > MOST_FRAMES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "frames must be %d (%d s at %d frames a second, so that a wrap of the loop is not taken for a step back) to %d (the stamp's counter), but is %d; %d makes a loop of 10 s",
              least,
              LEAST_SECONDS,
              framesPerSecond,
              MOST_FRAMES,
              frames,
              10 * framesPerSecond));
    }
  }

  /**
   * Parses a size and rate, {@code 640x480@30}; the loop is {@value #LOOP_SECONDS} seconds long.
   *
   * @throws IllegalArgumentException with a message that describes the form
   */
  public static VideoFormat parse(String text) {
    Matcher matcher = SIZE_AND_RATE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a camera format is written WIDTHxHEIGHT@FRAMES_PER_SECOND, such as 640x480@30, but is \""
              + text
              + "\"");
    }
    int rate = Integer.parseInt(matcher.group(3));
    return new VideoFormat(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        rate,
        LOOP_SECONDS * rate);
  }

  /** Returns size and rate in the form of {@link #parse}: {@code 640x480@30}. */
  public String sizeAndRate() {
    return width + "x" + height + "@" + framesPerSecond;
  }

  public VideoFormat withSize(int width, int height) {
    return new VideoFormat(width, height, framesPerSecond, frames);
  }

  /** Returns the same number of frames, played at another rate. */
  public VideoFormat withFramesPerSecond(int framesPerSecond) {
    return new VideoFormat(width, height, framesPerSecond, frames);
  }

  public VideoFormat withFrames(int frames) {
    return new VideoFormat(width, height, framesPerSecond, frames);
  }

  /**
   * Returns the number of frames between two counters of this loop, on the shorter way round:
   * positive forward, negative back, 0 for the same frame. From 299 to 0 in a loop of 300 is 1, not
   * -299.
   *
   * @throws IllegalArgumentException if a counter does not belong to this loop
   */
  public int counterStep(int from, int to) {
    counter("from", from);
    counter("to", to);
    int forward = Math.floorMod(to - from, frames);
    return 2 * forward < frames ? forward : forward - frames;
  }

  private void counter(String name, int value) {
    if (value < 0 || value >= frames) {
      throw new IllegalArgumentException(
          name + " must be 0 to " + (frames - 1) + ", a counter of this loop, but is " + value);
    }
  }

  private static void side(String name, int pixels) {
    if (pixels < LEAST_SIDE || pixels > MOST_SIDE || pixels % 2 != 0) {
      throw new IllegalArgumentException(
          "Invalid "
              + name
              + " "
              + pixels
              + ". Write an even number of pixels from "
              + LEAST_SIDE
              + " to "
              + MOST_SIDE
              + ", for example 640x480@30");
    }
  }
}
