package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneryTest {

  private static final VideoFormat FORMAT = new VideoFormat(320, 240, 30, 90);
  private static final int PIXELS = 320 * 240;

  private static final Scenery ONE = new Scenery(1, FORMAT);
  private static final Scenery TWO = new Scenery(2, FORMAT);

  @Test
  void the_same_peer_and_format_always_give_the_same_picture() {
    byte[] again = new byte[PIXELS * 3 / 2];

    new Scenery(1, FORMAT).paint(17, again, 0);

    assertThat(again).isEqualTo(picture(1, 17));
  }

  @Test
  void two_peers_differ_in_colour_and_texture() {
    byte[] one = picture(1, 0);
    byte[] two = picture(2, 0);

    assertThat(difference(one, two, 0, PIXELS)).isGreaterThan(10);
    assertThat(difference(one, two, PIXELS, PIXELS * 3 / 2)).isGreaterThan(10);
  }

  @Test
  void the_picture_is_no_flat_one() {
    byte[] picture = picture(1, 0);
    double mean = luma(picture).average().orElseThrow();

    double variance =
        luma(picture).mapToDouble(y -> (y - mean) * (y - mean)).average().orElseThrow();

    assertThat(mean).isBetween(80.0, 150.0);
    assertThat(Math.sqrt(variance)).isGreaterThan(12);
    assertThat(luma(picture).distinct().count()).isGreaterThan(80);
  }

  @Test
  void every_frame_differs_from_the_one_before_and_the_last_leads_into_the_first() {
    double[] steps =
        IntStream.range(0, FORMAT.frames())
            .mapToDouble(
                frame ->
                    difference(
                        picture(1, frame), picture(1, (frame + 1) % FORMAT.frames()), 0, PIXELS))
            .toArray();

    double largestInside = Arrays.stream(steps, 0, steps.length - 1).max().orElseThrow();
    assertThat(Arrays.stream(steps).min().orElseThrow()).isGreaterThan(1);
    assertThat(steps[steps.length - 1]).isLessThanOrEqualTo(largestInside);
  }

  @Test
  void nothing_is_painted_outside_of_the_picture() {
    byte[] bytes = new byte[100 + PIXELS * 3 / 2 + 100];

    for (int frame = 0; frame < FORMAT.frames(); frame++) {
      scenery(1).paint(frame, bytes, 100);
    }

    assertThat(Arrays.copyOf(bytes, 100)).containsOnly(0);
    assertThat(Arrays.copyOfRange(bytes, bytes.length - 100, bytes.length)).containsOnly(0);
  }

  @Test
  void a_texture_goes_on_past_its_edges() {
    Texture texture = new Texture(3, 320, 16, 5, 100);
    byte[] values = texture.values();

    for (int y = 0; y < Texture.SIDE; y++) {
      int line = texture.line(y, 0, 0);
      for (int x = 0; x < 320; x++) {
        if (values[line + Texture.SIDE + x] != values[line + x]) {
          assertThat(values[line + Texture.SIDE + x]).isEqualTo(values[line + x]);
        }
      }
    }
    assertThat(texture.line(-1, -1, 0)).isEqualTo(texture.line(511, 511, 0));
    assertThat(texture.line(512, 513, 1)).isEqualTo(texture.line(0, 1, 1));
  }

  @Test
  void a_texture_has_no_seam_and_keeps_to_its_amplitude() {
    Texture texture = new Texture(3, 320, 4, 1, 100);
    byte[] values = texture.values();
    int line = texture.line(200, 0, 0);
    int largest =
        IntStream.range(1, Texture.SIDE)
            .map(x -> Math.abs(values[line + x] - values[line + x - 1]))
            .max()
            .orElseThrow();

    assertThat(Math.abs(values[line] - values[line + Texture.SIDE - 1]))
        .isLessThanOrEqualTo(largest);
    assertThat(largest).isLessThan(5);
    for (byte value : values) {
      assertThat(Math.abs(value) <= 100).isTrue();
    }
  }

  private static byte[] picture(int peer, int frame) {
    byte[] picture = new byte[PIXELS * 3 / 2];
    scenery(peer).paint(frame, picture, 0);
    return picture;
  }

  private static Scenery scenery(int peer) {
    return peer == 1 ? ONE : TWO;
  }

  private static IntStream luma(byte[] picture) {
    return IntStream.range(0, PIXELS).map(i -> picture[i] & 0xFF);
  }

  private static double difference(byte[] one, byte[] other, int from, int to) {
    return IntStream.range(from, to)
        .map(i -> Math.abs((one[i] & 0xFF) - (other[i] & 0xFF)))
        .average()
        .orElseThrow();
  }
}
