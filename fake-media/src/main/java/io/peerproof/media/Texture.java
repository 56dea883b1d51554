package io.peerproof.media;

import java.util.SplittableRandom;

/**
 * A square of value noise that repeats without a seam in both directions. It is stored one frame
 * width wider, so that a line at any offset is contiguous in memory.
 *
 * <p>Value noise: random heights at the points of a lattice with smooth interpolation, and several
 * lattices ("octaves") of doubled fineness and halved height added together. Few octaves look like
 * clouds, many like gravel. The spectrum is that of a natural image, so an encoder has realistic
 * work.
 */
final class Texture {
  /** Side of the square, a power of two, so that offsets wrap by a bit mask. */
  static final int SIDE = 512;

  private final byte[] values;
  private final int stride;

  /**
   * @param frameWidth length of the longest line
   * @param lattice points along a side in the first octave, a power of two
   * @param octaves number of octaves
   * @param amplitude largest absolute value
   */
  Texture(long seed, int frameWidth, int lattice, int octaves, int amplitude) {
    stride = SIDE + frameWidth;
    values = new byte[SIDE * stride];
    float[] heights = new float[SIDE * SIDE];
    SplittableRandom random = new SplittableRandom(seed);
    float weight = 1;
    float total = 0;
    for (int octave = 0; octave < octaves; octave++) {
      addOctave(heights, lattice << octave, weight, random);
      total += weight;
      weight /= 2;
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < stride; x++) {
        float height = heights[y * SIDE + (x & SIDE - 1)] / total;
        values[y * stride + x] = (byte) Math.round(height * amplitude);
      }
    }
  }

  /** Returns the values, to be read from {@link #line} on. */
  byte[] values() {
    return values;
  }

  /**
   * Returns the index of the first value of line {@code y} for a texture moved by {@code dx, dy}.
   */
  int line(int y, int dx, int dy) {
    return (y + dy & SIDE - 1) * stride + (dx & SIDE - 1);
  }

  private static void addOctave(
      float[] heights, int lattice, float weight, SplittableRandom random) {
    float[] points = new float[lattice * lattice];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble() * 2 - 1;
    }
    int cell = SIDE / lattice;
    float[] ease = new float[cell];
    for (int i = 0; i < cell; i++) {
      float t = (float) i / cell;
      ease[i] = t * t * (3 - 2 * t);
    }
    for (int y = 0; y < SIDE; y++) {
      int top = y / cell * lattice;
      int bottom = (y / cell + 1) % lattice * lattice;
      float down = ease[y % cell];
      for (int i = 0; i < lattice; i++) {
        int next = (i + 1) % lattice;
        float left = points[top + i] + down * (points[bottom + i] - points[top + i]);
        float right = points[top + next] + down * (points[bottom + next] - points[top + next]);
        int start = y * SIDE + i * cell;
        for (int x = 0; x < cell; x++) {
          heights[start + x] += weight * (left + ease[x] * (right - left));
        }
      }
    }
  }
}
