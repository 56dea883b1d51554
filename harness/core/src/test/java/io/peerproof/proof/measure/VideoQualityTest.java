package io.peerproof.proof.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ElementEvent.FrameSample;
import io.peerproof.media.CameraFrames;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VideoQualityTest {

  private static final VideoFormat CAMERA = new VideoFormat(320, 240, 30, 90);

  /** The second peer, with a camera of the fourth variant. */
  private static final PeerSignature SENDER = new PeerSignature(2, 26, 60, 681);

  private static final CameraFrames FRAMES = new CameraFrames(SENDER.stamp(), CAMERA);

  @Test
  void a_video_is_compared_with_the_frame_that_its_counter_names() {
    VideoQuality quality = measure(List.of(picture(7, sent(7)), picture(80, sent(80))));

    assertThat(quality)
        .isEqualTo(
            new VideoQuality(
                2,
                100,
                100,
                1,
                1,
                List.of("320×240"),
                "with the camera's frame of the same counter, 320×240; SSIM in windows of 8×8,"
                    + " every 4 pixels"));
  }

  @Test
  void the_worst_and_the_middle_sample_are_told() {
    VideoQuality quality =
        measure(
            List.of(
                picture(7, sent(7)),
                picture(8, offBy(5, sent(8))),
                picture(9, offBy(10, sent(9)))));

    assertThat(quality.samples()).isEqualTo(3);
    assertThat(quality.medianPsnrDb()).isEqualTo(34.15); // 10 log10(255² / 5²)
    assertThat(quality.minPsnrDb()).isEqualTo(28.13);
    assertThat(quality.medianSsim()).isLessThan(1).isGreaterThan(quality.minSsim());
  }

  @Test
  void a_smaller_video_of_another_shape_is_compared_with_the_middle_of_the_cameras() {
    LumaPlane small = sent(7).scaledTo(160, 90);

    VideoQuality quality = measure(List.of(picture(8, sent(8)), picture(7, small)));

    assertThat(quality.minPsnrDb()).isEqualTo(100);
    assertThat(quality.sizes()).containsExactly("320×240", "160×90");
    assertThat(quality.method())
        .isEqualTo(
            "with the camera's frame of the same counter, 320×240, its middle cut to the shape of"
                + " what came and scaled down to it by area averaging; SSIM in windows of 8×8,"
                + " every 4 pixels");
  }

  @Test
  void what_cannot_be_compared_is_left_out() {
    LumaPlane larger = new LumaPlane(640, 480, new byte[640 * 480]);
    LumaPlane tiny = new LumaPlane(4, 4, new byte[16]);
    String luma = picture(7, sent(7)).luma();
    FrameSample ofOthers = new FrameSample(0, "video2", "remote-video", 1, 7, 320, 240, luma);
    FrameSample ofAnotherTrack = new FrameSample(0, "video2", "screen", 2, 7, 320, 240, luma);
    FrameSample notWhole = new FrameSample(0, "video2", "remote-video", 2, 7, 320, 240, "AAAA");

    assertThat(
            VideoQuality.of(
                PeerHistory.of(
                    List.of(
                        picture(7, larger),
                        picture(7, tiny),
                        picture(90, sent(7)),
                        ofOthers,
                        ofAnotherTrack,
                        notWhole)),
                "remote-video",
                SENDER,
                CAMERA))
        .isNull();
  }

  private static VideoQuality measure(List<FrameSample> pictures) {
    return Objects.requireNonNull(
        VideoQuality.of(PeerHistory.of(pictures), "remote-video", SENDER, CAMERA));
  }

  private static LumaPlane sent(int counter) {
    return new LumaPlane(320, 240, FRAMES.luma(counter));
  }

  private static LumaPlane offBy(int luma, LumaPlane plane) {
    byte[] pixels = plane.pixels.clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += (byte) (i % 2 == 0 ? luma : -luma);
    }
    return new LumaPlane(plane.width, plane.height, pixels);
  }

  private static FrameSample picture(int counter, LumaPlane plane) {
    return new FrameSample(
        0,
        "video2",
        "remote-video",
        2,
        counter,
        plane.width,
        plane.height,
        Base64.getEncoder().encodeToString(plane.pixels));
  }
}
