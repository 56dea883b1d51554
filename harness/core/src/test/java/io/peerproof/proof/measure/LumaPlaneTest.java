package io.peerproof.proof.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.event.ElementEvent.FrameSample;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LumaPlaneTest {

  @Test
  void half_the_size_is_the_mean_of_each_four() {
    LumaPlane plane = plane(4, 2, 10, 20, 100, 200, 30, 40, 200, 100);

    assertThat(plane.scaledTo(2, 1).pixels).containsExactly(25, 150);
  }

  @Test
  void two_thirds_of_the_size_share_the_pixel_in_the_middle() {
    LumaPlane plane = plane(3, 3, 30, 60, 90, 30, 60, 90, 30, 60, 90);

    // (30 + 60 / 2) / 1.5 and (60 / 2 + 90) / 1.5
    assertThat(plane.scaledTo(2, 2).pixels).containsExactly(40, 80, 40, 80);
  }

  @Test
  void another_shape_is_cut_out_of_the_middle() {
    LumaPlane tall = plane(2, 4, 1, 2, 3, 4, 5, 6, 7, 8);
    LumaPlane wide = plane(4, 2, 1, 2, 3, 4, 5, 6, 7, 8);

    assertThat(tall.scaledTo(2, 2).pixels).containsExactly(3, 4, 5, 6);
    assertThat(wide.scaledTo(2, 2).pixels).containsExactly(2, 3, 6, 7);
  }

  @Test
  void it_is_cut_and_then_scaled() {
    LumaPlane plane = plane(4, 4, 99, 99, 99, 99, 10, 20, 30, 40, 20, 30, 40, 50, 99, 99, 99, 99);

    assertThat(plane.scaledTo(2, 1).pixels).containsExactly(20, 40);
  }

  @Test
  void bright_stays_bright_in_every_size() {
    byte[] white = new byte[640 * 480];
    Arrays.fill(white, (byte) 235);
    LumaPlane plane = new LumaPlane(640, 480, white);

    for (int width = 8; width <= 640; width += 7) {
      assertThat(plane.scaledTo(width, width * 9 / 16).pixels).containsOnly(235);
    }
  }

  @Test
  void what_is_no_whole_plane_is_none() {
    assertThat(LumaPlane.of(picture(Base64.getEncoder().encodeToString(new byte[6])))).isPresent();
    assertThat(LumaPlane.of(picture(Base64.getEncoder().encodeToString(new byte[5])))).isEmpty();
    assertThat(LumaPlane.of(picture("no Base64"))).isEmpty();
    assertThatThrownBy(() -> new LumaPlane(3, 2, new byte[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 bytes are no plane of 3×2");
  }

  private static FrameSample picture(String luma) {
    return new FrameSample(0, "video2", "remote-video", 2, 0, 3, 2, luma);
  }

  private static LumaPlane plane(int width, int height, int... luma) {
    byte[] pixels = new byte[luma.length];
    for (int i = 0; i < luma.length; i++) {
      pixels[i] = (byte) luma[i];
    }
    return new LumaPlane(width, height, pixels);
  }
}
