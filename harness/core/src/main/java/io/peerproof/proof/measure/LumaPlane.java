package io.peerproof.proof.measure;

import io.peerproof.event.ElementEvent.FrameSample;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The brightness of a frame: a byte a pixel, rows from the top. */
final class LumaPlane {
  final int width;
  final int height;
  final byte[] pixels;

  LumaPlane(int width, int height, byte[] pixels) {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d bytes are no plane of %d×%d", pixels.length, width, height));
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** Reads the plane that the probe reported; empty when it is incomplete. */
  static Optional<LumaPlane> of(FrameSample frame) {
    try {
      byte[] pixels = Base64.getDecoder().decode(frame.luma());
      return Optional.of(new LumaPlane(frame.width(), frame.height(), pixels));
    } catch (IllegalArgumentException notWhole) {
      return Optional.empty();
    }
  }

  /**
   * The largest part about the middle that has the shape of {@code width} by {@code height},
   * brought to that size by area averaging: each pixel is the mean of what it covers, by the share
   * that it covers of each.
   */
  LumaPlane scaledTo(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    double scale = Math.min((double) width / newWidth, (double) height / newHeight);
    Shares across = Shares.of(width, newWidth, scale);
    Shares down = Shares.of(height, newHeight, scale);
    float[] narrowed = new float[newWidth * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < newWidth; x++) {
        float sum = 0;
        for (int i = 0; i < across.weights[x].length; i++) {
          sum += across.weights[x][i] * (pixels[y * width + across.first[x] + i] & 0xFF);
        }
        narrowed[y * newWidth + x] = sum;
      }
    }
    byte[] scaled = new byte[newWidth * newHeight];
    float[] sums = new float[newWidth];
    for (int y = 0; y < newHeight; y++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < down.weights[y].length; i++) {
        int row = (down.first[y] + i) * newWidth;
        for (int x = 0; x < newWidth; x++) {
          sums[x] += down.weights[y][i] * narrowed[row + x];
        }
      }
      for (int x = 0; x < newWidth; x++) {
        scaled[y * newWidth + x] = (byte) Math.round(sums[x]);
      }
    }
    return new LumaPlane(newWidth, newHeight, scaled);
  }

  /** Along one side: of which old pixels a new one is made, and by what shares. */
  private record Shares(int[] first, float[][] weights) {

    static Shares of(int oldLength, int newLength, double scale) {
      int[] first = new int[newLength];
      float[][] weights = new float[newLength][];
      double start = (oldLength - newLength * scale) / 2;
      for (int i = 0; i < newLength; i++) {
        double from = Math.max(0, start + i * scale);
        double to = Math.min(oldLength, start + (i + 1) * scale);
        first[i] = (int) from;
        int last = Math.max(first[i], (int) Math.ceil(to) - 1);
        weights[i] = new float[last - first[i] + 1];
        for (int old = first[i]; old <= last; old++) {
          double covered = Math.min(to, old + 1.0) - Math.max(from, old);
          weights[i][old - first[i]] = (float) (covered / (to - from));
        }
      }
      return new Shares(first, weights);
    }
  }
}
