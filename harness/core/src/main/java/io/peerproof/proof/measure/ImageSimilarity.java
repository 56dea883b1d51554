package io.peerproof.proof.measure;

import java.util.Locale;

/**
 * Similarity of two images of one size.
 *
 * @param psnrDb peak signal-to-noise ratio, decibels; {@value #MOST_DB} at the most
 * @param ssim structural similarity, 1 for the same frame
 */
record ImageSimilarity(double psnrDb, double ssim) {

  /** Stands for the infinite ratio of two frames that are the same. */
  static final double MOST_DB = 100;

  private static final double PEAK = 255;

  /** Constants of Wang et al. 2004: K1 = 0.01, K2 = 0.03. */
  private static final double C1 = Math.pow(0.01 * PEAK, 2);

  private static final double C2 = Math.pow(0.03 * PEAK, 2);

  /** Side of a window, and least side of a frame. */
  static final int WINDOW = 8;

  /** Distance of windows in pixels: they overlap by half. */
  private static final int STEP = 4;

  static ImageSimilarity of(LumaPlane one, LumaPlane other) {
    if (one.width != other.width || one.height != other.height) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "frames of %d×%d and %d×%d cannot be compared",
              one.width,
              one.height,
              other.width,
              other.height));
    }
    return new ImageSimilarity(psnrDb(one.pixels, other.pixels), ssim(one, other));
  }

  private static double psnrDb(byte[] one, byte[] other) {
    long squares = 0;
    for (int i = 0; i < one.length; i++) {
      int difference = (one[i] & 0xFF) - (other[i] & 0xFF);
      squares += (long) difference * difference;
    }
    double meanSquare = (double) squares / one.length;
    return Math.min(MOST_DB, 10 * Math.log10(PEAK * PEAK / meanSquare));
  }

  /**
   * The mean over all windows, as in Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment:
   * from error visibility to structural similarity", IEEE Transactions on Image Processing 13(4),
   * 2004, equation 13. Not with the Gaussian window of 11 by 11 that they settle on, but with the
   * square one of 8 by 8 that they begin with, on every fourth pixel: as libvpx's {@code
   * vpx_dsp/ssim.c} has it, and an eighth of the work.
   */
  private static double ssim(LumaPlane one, LumaPlane other) {
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + WINDOW <= one.height; y += STEP) {
      for (int x = 0; x + WINDOW <= one.width; x += STEP) {
        sum += ssimOfWindow(one.pixels, other.pixels, y * one.width + x, one.width);
        windows++;
      }
    }
    return sum / windows;
  }

  private static double ssimOfWindow(byte[] one, byte[] other, int offset, int stride) {
    int sumA = 0;
    int sumB = 0;
    int squaresA = 0;
    int squaresB = 0;
    int products = 0;
    for (int row = 0, start = offset; row < WINDOW; row++, start += stride) {
      for (int i = start; i < start + WINDOW; i++) {
        int a = one[i] & 0xFF;
        int b = other[i] & 0xFF;
        sumA += a;
        sumB += b;
        squaresA += a * a;
        squaresB += b * b;
        products += a * b;
      }
    }
    double n = WINDOW * WINDOW;
    double meanA = sumA / n;
    double meanB = sumB / n;
    double variances = squaresA / n - meanA * meanA + squaresB / n - meanB * meanB;
    double covariance = products / n - meanA * meanB;
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
  }
}
