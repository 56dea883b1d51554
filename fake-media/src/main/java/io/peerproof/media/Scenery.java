package io.peerproof.media;

/**
 * The moving video under the stamp: drifting clouds, a finer texture that moves against them,
 * sensor grain and three rolling balls, in a colour of the peer.
 *
 * <p>Every movement makes a whole number of rounds per loop, so the last frame leads into the
 * first. The same peer and format always give the same bytes.
 */
final class Scenery {
  private static final int GRAIN = 3;
  private static final int BALLS = 3;
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  private final VideoFormat format;
  private final Texture clouds;
  private final Texture gravel;
  private final Texture grain;
  private final Texture tint;
  private final double hue;

  Scenery(int peer, VideoFormat format) {
    this.format = format;
    int width = format.width();
    clouds = new Texture(peer * 4L, width, 4, 3, 44);
    gravel = new Texture(peer * 4L + 1, width, 16, 5, 26);
    grain = new Texture(peer * 4L + 2, width, Texture.SIDE, 1, GRAIN);
    tint = new Texture(peer * 4L + 3, width / 2, 4, 2, 14);
    // Consecutive peers have very different colours, and dozens of peers have unique ones.
    hue = 2.4 + peer * GOLDEN_ANGLE;
  }

  /** Paints frame {@code index} as three planes, Y, U and V, 4:2:0, starting at {@code offset}. */
  void paint(int index, byte[] picture, int offset) {
    int pixels = format.width() * format.height();
    paintLuma(index, picture, offset);
    paintChroma(index, picture, offset + pixels, Math.cos(hue), 0);
    paintChroma(index, picture, offset + pixels + pixels / 4, Math.sin(hue), Texture.SIDE / 2);
    for (int ball = 0; ball < BALLS; ball++) {
      paintBall(ball, index, picture, offset);
    }
  }

  private void paintLuma(int index, byte[] picture, int offset) {
    int far = drift(index, 1);
    int near = drift(index, 2);
    int bob = (int) (40 * Math.sin(turn(index)));
    // Each frame uses another part of the same noise, so the grain always moves.
    int jump = index * 167;
    byte[] a = clouds.values();
    byte[] b = gravel.values();
    byte[] c = grain.values();
    int width = format.width();
    for (int y = 0; y < format.height(); y++) {
      int ia = clouds.line(y, far, bob);
      int ib = gravel.line(y, -near, 0);
      int ic = grain.line(y, jump, index * 59);
      int out = offset + y * width;
      for (int x = 0; x < width; x++) {
        picture[out + x] = (byte) (112 + a[ia + x] + b[ib + x] + c[ic + x]);
      }
    }
  }

  private void paintChroma(int index, byte[] picture, int offset, double direction, int shift) {
    int middle = 128 + (int) Math.round(38 * direction);
    int across = drift(index, 1);
    byte[] values = tint.values();
    int width = format.width() / 2;
    for (int y = 0; y < format.height() / 2; y++) {
      int in = tint.line(y, across + shift, shift);
      int out = offset + y * width;
      for (int x = 0; x < width; x++) {
        picture[out + x] = (byte) (middle + values[in + x]);
      }
    }
  }

  private void paintBall(int ball, int index, byte[] picture, int offset) {
    int width = format.width();
    int height = format.height();
    int pixels = width * height;
    double turn = turn(index);
    int radius = Math.min(width, height) / (8 + 2 * ball);
    // Lissajous figures of whole rounds, in the lower part, where no stamp covers them.
    int centreX = (int) (width * (0.5 + 0.38 * Math.sin((ball + 1) * turn + 2 * ball)));
    int centreY = (int) (height * (0.72 + 0.14 * Math.cos((ball + 2) * turn + ball)));
    double colour = hue + Math.PI + (ball - 1) * 0.7;
    byte u = (byte) (128 + Math.round(56 * Math.cos(colour)));
    byte v = (byte) (128 + Math.round(56 * Math.sin(colour)));
    int left = Math.max(0, centreX - radius);
    int right = Math.min(width, centreX + radius);
    for (int y = Math.max(0, centreY - radius); y < Math.min(height, centreY + radius); y++) {
      int dy = y - centreY;
      for (int x = left; x < right; x++) {
        int dx = x - centreX;
        if (dx * dx + dy * dy < radius * radius) {
          // Lit from the upper left.
          picture[offset + y * width + x] = (byte) (150 - 60 * (dx + 2 * dy) / (3 * radius));
          if ((x & y & 1) == 1) {
            int chroma = offset + pixels + y / 2 * (width / 2) + x / 2;
            picture[chroma] = u;
            picture[chroma + pixels / 4] = v;
          }
        }
      }
    }
  }

  private double turn(int index) {
    return 2 * Math.PI * index / format.frames();
  }

  /**
   * Returns the movement in pixels, if the loop makes {@code rounds} whole rounds of the texture.
   */
  private int drift(int index, int rounds) {
    return (int) ((long) Texture.SIDE * rounds * index / format.frames());
  }
}
