package io.peerproof.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Y4mFileTest {

  private static final VideoFormat SMALL = new VideoFormat(192, 160, 5, 12);
  private static final int PICTURE_BYTES = 192 * 160 * 3 / 2;

  /** FRAME and a line feed. */
  private static final int DELIMITER_BYTES = 6;

  private static final String HEADER =
      "YUV4MPEG2 W192 H160 F5:1 Ip A1:1 C420 XCOLORRANGE=LIMITED XPEERPROOF=1/7\n";

  @TempDir Path directory;

  @Test
  void every_parameter_is_in_the_name() {
    assertThat(new Y4mFile(7, SMALL).name()).isEqualTo("camera-v1-peer7-192x160-5fps-12frames.y4m");
  }

  @Test
  void the_file_is_a_header_and_frames_of_one_length_and_nothing_else() throws IOException {
    byte[] file = written(new Y4mFile(7, SMALL));

    assertThat(text(file, 0, HEADER.length())).isEqualTo(HEADER);
    for (int frame = 0; frame < SMALL.frames(); frame++) {
      assertThat(text(file, pictureAt(frame) - DELIMITER_BYTES, DELIMITER_BYTES))
          .isEqualTo("FRAME\n");
    }
    assertThat(file).hasSize(HEADER.length() + 12 * (DELIMITER_BYTES + PICTURE_BYTES));
    assertThat(new Y4mFile(7, SMALL).size()).isEqualTo(file.length);
  }

  @Test
  void chromium_finds_the_first_frame_where_it_looks_in_the_longest_header_too() {
    byte[] header = new Y4mFile(255, new VideoFormat(4096, 4096, 60, 65_536)).header();

    assertThat(header.length + "FRAME".length()).isLessThanOrEqualTo(200);
    assertThat(new String(header, US_ASCII)).contains(" C420 ").endsWith("\n");
  }

  @Test
  void the_default_file_has_the_size_that_is_promised() {
    assertThat(new Y4mFile(1, VideoFormat.DEFAULT).size() / 1_000_000).isEqualTo(138);
  }

  @Test
  void every_frame_carries_its_peer_and_its_place_in_the_loop() throws IOException {
    byte[] file = written(new Y4mFile(7, SMALL));
    StampGrid grid = new StampGrid(192, 160);

    for (int frame = 0; frame < SMALL.frames(); frame++) {
      assertThat(grid.readLines(Pictures.stampLines(grid, 192, file, pictureAt(frame))))
          .contains(new Stamp(7, frame));
    }
  }

  @Test
  void luma_and_chroma_stay_in_the_video_range() throws IOException {
    byte[] file = written(new Y4mFile(7, SMALL));

    for (int frame = 0; frame < SMALL.frames(); frame++) {
      for (int i = pictureAt(frame); i < pictureAt(frame) + PICTURE_BYTES; i++) {
        if ((file[i] & 0xFF) < 16 || (file[i] & 0xFF) > 235) {
          assertThat(file[i] & 0xFF).as("byte %d of frame %d", i, frame).isBetween(16, 235);
        }
      }
    }
  }

  @Test
  void a_file_that_was_written_is_held() throws IOException {
    assertThat(held(new Y4mFile(7, SMALL), written(new Y4mFile(7, SMALL)))).isTrue();
  }

  @Test
  void the_file_of_another_peer_or_format_is_not_held() throws IOException {
    byte[] file = written(new Y4mFile(7, SMALL));

    assertThat(held(new Y4mFile(8, SMALL), file)).isFalse();
    assertThat(held(new Y4mFile(7, SMALL.withFramesPerSecond(6)), file)).isFalse();
    assertThat(held(new Y4mFile(7, SMALL.withSize(160, 192)), file)).isFalse();
  }

  @Test
  void a_file_that_is_too_short_or_too_long_is_not_held() throws IOException {
    byte[] file = written(new Y4mFile(7, SMALL));

    assertThat(held(new Y4mFile(7, SMALL), new byte[0])).isFalse();
    assertThat(held(new Y4mFile(7, SMALL), Arrays.copyOf(file, file.length - 1))).isFalse();
    assertThat(held(new Y4mFile(7, SMALL), Arrays.copyOf(file, file.length + 1))).isFalse();
    assertThat(held(new Y4mFile(7, SMALL), Arrays.copyOf(file, file.length - frameBytes())))
        .isFalse();
  }

  @Test
  void a_file_whose_end_was_never_written_is_not_held() throws IOException {
    byte[] file = written(new Y4mFile(7, SMALL));
    Arrays.fill(file, pictureAt(11), file.length, (byte) 0);

    assertThat(held(new Y4mFile(7, SMALL), file)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 72", "3, 0", "11, 5"})
  void a_bit_that_is_flipped_in_the_header_or_a_delimiter_is_noticed(int frame, int offset)
      throws IOException {
    byte[] file = written(new Y4mFile(7, SMALL));
    int at = frame == 0 ? offset : pictureAt(frame) - DELIMITER_BYTES + offset;

    file[at] ^= 1;

    assertThat(held(new Y4mFile(7, SMALL), file)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 11})
  void the_stamp_of_another_frame_is_noticed(int frame) throws IOException {
    byte[] file = written(new Y4mFile(7, SMALL));

    new StampGrid(192, 160).paint(new Stamp(7, 5), file, pictureAt(frame));

    assertThat(held(new Y4mFile(7, SMALL), file)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void a_peer_that_no_stamp_can_name_is_refused_before_anything_is_written(int peer) {
    assertThatThrownBy(() -> new Y4mFile(peer, SMALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("peer must be 0 to 255, the eight bits a stamp has for it, but is " + peer);
  }

  private byte[] written(MediaFile wanted) throws IOException {
    Path file = directory.resolve("written");
    try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
      wanted.writeTo(channel);
    }
    return Files.readAllBytes(file);
  }

  private boolean held(MediaFile wanted, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("asked"), content);
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return wanted.isHeldBy(channel);
    }
  }

  private static int frameBytes() {
    return DELIMITER_BYTES + PICTURE_BYTES;
  }

  private static int pictureAt(int frame) {
    return HEADER.length() + frame * frameBytes() + DELIMITER_BYTES;
  }

  private static String text(byte[] file, int from, int length) {
    return new String(file, from, length, US_ASCII);
  }
}
