package io.peerproof.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size, rate and length of a fake camera's loop.
 *
 * <p>The camera plays frame {@code frames - 1} and then frame 0 again, so a counter alone cannot
 * tell a wrap from a step back; {@link #counterStep} can, as long as two readings are less than
 * half a loop apart in time.
 *
 * @param width pixels, even, {@value #LEAST_SIDE} to {@value #MOST_SIDE}
 * @param height pixels, even, {@value #LEAST_SIDE} to {@value #MOST_SIDE}
 * @param framesPerSecond 1 to {@value #MOST_FRAMES_PER_SECOND}
 * @param frames of the whole loop: at least {@value #LEAST_SECONDS} seconds of them, at most
 *     {@value #MOST_FRAMES}
 */
public record VideoFormat(int width, int height, int framesPerSecond, int frames) {

  /** Below it a cell of the stamp, scaled to a quarter, is less than two and a half pixels wide. */
  public static final int LEAST_SIDE = 160;

  /** Beyond it a single frame is past 24 MB; no WebRTC encoder goes there. */
  public static final int MOST_SIDE = 4096;

  /** The most that Chromium's fake camera is ever asked for. */
  public static final int MOST_FRAMES_PER_SECOND = 60;

  /** Half a loop must be longer than any pause between two readings that is not a freeze. */
  public static final int LEAST_SECONDS = 2;

  /** As many as the sixteen bits of the stamp's counter can tell apart. */
  public static final int MOST_FRAMES = Stamp.MAX_COUNTER + 1;

  /** 640×480, 30 frames a second, 10 seconds: 138 MB a peer. */
  public static final VideoFormat DEFAULT = new VideoFormat(640, 480, 30, 300);

  /** The length of a loop whose length nobody states. */
  public static final int LOOP_SECONDS = 10;

  private static final Pattern SIZE_AND_RATE =
      Pattern.compile("([0-9]{1,5})x([0-9]{1,5})@([0-9]{1,3})");

  public VideoFormat {
    side("width", width);
    side("height", height);
    if (framesPerSecond < 1 || framesPerSecond > MOST_FRAMES_PER_SECOND) {
      throw new IllegalArgumentException(
          "framesPerSecond must be 1 to "
              + MOST_FRAMES_PER_SECOND
              + ", but is "
              + framesPerSecond
              + "; most cameras give 30");
    }
    int least = LEAST_SECONDS * framesPerSecond;
    if (frames < least || frames > MOST_FRAMES) {
      throw new IllegalArgumentException(
          "frames must be %d (%d s at %d frames a second, so that a wrap of the loop is not taken for a step back) to %d (the stamp's counter), but is %d; %d makes a loop of 10 s"
              .formatted(
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
   * @throws IllegalArgumentException with a message that says what to write
   */
  public static VideoFormat parse(String text) {
    Matcher matcher = SIZE_AND_RATE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a camera is written WIDTHxHEIGHT@FRAMES_PER_SECOND, such as 640x480@30, but is \""
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

  /** Size and rate, as {@link #parse} takes them: {@code 640x480@30}. */
  public String sizeAndRate() {
    return width + "x" + height + "@" + framesPerSecond;
  }

  public VideoFormat withSize(int width, int height) {
    return new VideoFormat(width, height, framesPerSecond, frames);
  }

  /** The same loop length in frames, played at another rate. */
  public VideoFormat withFramesPerSecond(int framesPerSecond) {
    return new VideoFormat(width, height, framesPerSecond, frames);
  }

  public VideoFormat withFrames(int frames) {
    return new VideoFormat(width, height, framesPerSecond, frames);
  }

  /**
   * How many frames lie between two counters of this loop, on the shorter way round: positive
   * forward, negative back, 0 for the same frame. From 299 to 0 in a loop of 300 is 1, not -299.
   *
   * @throws IllegalArgumentException when a counter is none of this loop's
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
          name
              + " must be an even number of pixels, "
              + LEAST_SIDE
              + " to "
              + MOST_SIDE
              + " (two luma pixels share a chroma pixel, and a stamp must survive scaling to a"
              + " quarter), but is "
              + pixels
              + "; try 640x480 or 320x180");
    }
  }
}
