package io.peerproof.proof.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.peerproof.media.CameraFrames;
import io.peerproof.media.VideoFormat;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSimilarityTest {

  private static final LumaPlane CAMERA =
      new LumaPlane(640, 480, new CameraFrames(2, VideoFormat.DEFAULT).luma(41));

  @Test
  void the_same_video_is_one_and_a_hundred() {
    assertThat(ImageSimilarity.of(CAMERA, CAMERA)).isEqualTo(new ImageSimilarity(100, 1));
  }

  @Test
  void psnr_is_the_one_computed_by_hand() {
    LumaPlane one = plane(8, 8, i -> 100);
    LumaPlane other = plane(8, 8, i -> i % 4 == 0 ? 110 : 100);

    // A quarter of the pixels is off by 10: mean square 25, 10 log10(255² / 25) = 34.15 dB.
    assertThat(ImageSimilarity.of(one, other).psnrDb()).isCloseTo(34.1514, within(0.0001));
  }

  @Test
  void ssim_of_two_flat_videos_is_the_one_computed_by_hand() {
    // No variance: (2 · 100 · 110 + 6.5025) / (100² + 110² + 6.5025).
    assertThat(ImageSimilarity.of(plane(8, 8, i -> 100), plane(8, 8, i -> 110)).ssim())
        .isCloseTo(22006.5025 / 22106.5025, within(1e-9));
  }

  @Test
  void ssim_of_a_pattern_is_the_one_computed_by_hand() {
    LumaPlane stripes = plane(8, 8, i -> i % 2 == 0 ? 96 : 104);
    LumaPlane opposite = plane(8, 8, i -> i % 2 == 0 ? 104 : 96);

    // Means 100, variances 16, covariance -16: (2 · -16 + 58.5225) / (16 + 16 + 58.5225).
    assertThat(ImageSimilarity.of(stripes, opposite).ssim())
        .isCloseTo(26.5225 / 90.5225, within(1e-9));
  }

  @Test
  void every_second_window_of_half_a_side_counts() {
    // Windows at 0, 4 and 8: one of them flat and equal, one half and one whole in the changed
    // part.
    LumaPlane one = plane(16, 8, i -> 100);
    LumaPlane other = plane(16, 8, i -> i % 16 < 8 ? 100 : 110);

    double half = (2 * 100 * 105 + 6.5025) / (100 * 100 + 105 * 105 + 6.5025);
    double spread = 58.5225 / (25 + 58.5225);
    double whole = 22006.5025 / 22106.5025;
    assertThat(ImageSimilarity.of(one, other).ssim())
        .isCloseTo((1 + half * spread + whole) / 3, within(1e-9));
  }

  @Test
  void an_inverted_video_is_unlike() {
    LumaPlane board = plane(64, 64, i -> (i / 4 + i / 64 / 4) % 2 == 0 ? 40 : 215);

    assertThat(ImageSimilarity.of(board, inverted(board)).ssim()).isLessThan(-0.9);
    assertThat(ImageSimilarity.of(CAMERA, inverted(CAMERA)).ssim()).isLessThan(0.5);
    assertThat(ImageSimilarity.of(CAMERA, inverted(CAMERA)).psnrDb()).isLessThan(15);
  }

  @ParameterizedTest
  @CsvSource({"2, 42.11", "5, 34.15", "10, 28.13"})
  void noise_of_a_known_strength_has_the_psnr_that_is_expected_of_it(double sigma, double psnrDb) {
    Random random = new Random(7);
    LumaPlane noisy =
        changed(
            CAMERA,
            luma -> {
              long noisyLuma = Math.round(luma + sigma * random.nextGaussian());
              return (int) Math.max(0, Math.min(255, noisyLuma));
            });

    // 10 log10(255² / sigma²); rounding to whole numbers adds a twelfth to the mean square.
    assertThat(ImageSimilarity.of(CAMERA, noisy).psnrDb()).isCloseTo(psnrDb, within(0.15));
  }

  @Test
  void the_more_blurred_the_less_alike() {
    ImageSimilarity once = ImageSimilarity.of(CAMERA, blurred(CAMERA));
    ImageSimilarity twice = ImageSimilarity.of(CAMERA, blurred(blurred(blurred(CAMERA))));

    assertThat(once.ssim()).isBetween(0.8, 0.99);
    assertThat(twice.ssim()).isLessThan(once.ssim());
    assertThat(twice.psnrDb()).isLessThan(once.psnrDb());
  }

  @Test
  void another_frame_of_the_same_camera_is_told_from_the_one_that_is_meant() {
    LumaPlane next = new LumaPlane(640, 480, new CameraFrames(2, VideoFormat.DEFAULT).luma(42));

    assertThat(ImageSimilarity.of(CAMERA, next).psnrDb()).isLessThan(30);
  }

  @Test
  void pictures_of_two_sizes_cannot_be_compared() {
    assertThatThrownBy(() -> ImageSimilarity.of(plane(8, 8, i -> 0), plane(9, 8, i -> 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frames of 8×8 and 9×8 cannot be compared");
  }

  private static LumaPlane plane(int width, int height, IntUnaryOperator luma) {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) luma.applyAsInt(i);
    }
    return new LumaPlane(width, height, pixels);
  }

  private static LumaPlane inverted(LumaPlane plane) {
    return changed(plane, luma -> 255 - luma);
  }

  private static LumaPlane changed(LumaPlane plane, IntUnaryOperator change) {
    return plane(plane.width, plane.height, i -> change.applyAsInt(plane.pixels[i] & 0xFF));
  }

  /** Each pixel the mean of itself and its neighbours. */
  private static LumaPlane blurred(LumaPlane plane) {
    return plane(
        plane.width,
        plane.height,
        i -> {
          int sum = 0;
          int count = 0;
          int x = i % plane.width;
          for (int y = Math.max(0, i / plane.width - 1);
              y <= Math.min(plane.height - 1, i / plane.width + 1);
              y++) {
            for (int n = Math.max(0, x - 1); n <= Math.min(plane.width - 1, x + 1); n++) {
              sum += plane.pixels[y * plane.width + n] & 0xFF;
              count++;
            }
          }
          return Math.round((float) sum / count);
        });
  }
}
