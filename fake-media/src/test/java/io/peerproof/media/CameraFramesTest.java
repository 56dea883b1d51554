package io.peerproof.media;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraFramesTest {

  private static final VideoFormat SMALL = new VideoFormat(192, 160, 5, 12);
  private static final int PIXELS = 192 * 160;

  @Test
  void a_frames_luma_is_what_stands_in_the_file(@TempDir Path directory) throws IOException {
    Y4mFile y4m = new Y4mFile(7, SMALL);
    Path path = directory.resolve("camera");
    try (FileChannel channel = FileChannel.open(path, CREATE_NEW, WRITE)) {
      y4m.writeTo(channel);
    }
    byte[] file = Files.readAllBytes(path);
    int frameBytes = (file.length - y4m.header().length) / 12;

    CameraFrames frames = new CameraFrames(7, SMALL);

    for (int counter = 0; counter < 12; counter++) {
      int picture = y4m.header().length + counter * frameBytes + "FRAME\n".length();
      assertThat(frames.luma(counter))
          .isEqualTo(Arrays.copyOfRange(file, picture, picture + PIXELS));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 12})
  void a_frame_that_the_loop_does_not_have_is_refused(int counter) {
    CameraFrames frames = new CameraFrames(7, SMALL);

    assertThatThrownBy(() -> frames.luma(counter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counter must be 0 to 11, a frame of this loop, but is " + counter);
  }
}
