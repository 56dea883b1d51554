package io.peerproof.media;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {

  private static final int SAMPLES = 48_000;

  @TempDir Path directory;

  @Test
  void every_parameter_is_in_the_name() {
    assertThat(new WavFile(new Tone(608)).name()).isEqualTo("microphone-v1-608hz.wav");
  }

  @Test
  void the_header_says_one_second_of_48_kilohertz_16_bits_mono() throws IOException {
    byte[] file = Files.readAllBytes(written(new WavFile(new Tone(608))));

    String riff = "52494646" + "24770100" + "57415645"; // RIFF, all that follows, WAVE
    String format = "666d7420" + "10000000" + "0100" + "0100" + "80bb0000" + "00770100" + "0200";
    String data = "1000" + "64617461" + "00770100"; // 16 bits; data, 96,000 bytes
    assertThat(HexFormat.of().formatHex(file, 0, 44)).isEqualTo(riff + format + data);
    assertThat(file).hasSize(44 + 2 * SAMPLES);
    assertThat(new WavFile(new Tone(608)).size()).isEqualTo(file.length);
  }

  @Test
  void another_reader_of_wave_files_understands_it()
      throws IOException, UnsupportedAudioFileException {
    Path file = written(new WavFile(new Tone(608)));

    try (AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile())) {
      assertThat(sound.getFrameLength()).isEqualTo(SAMPLES);
      assertThat(sound.getFormat().matches(new AudioFormat(48_000, 16, 1, true, false))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 535, 608, 681, 3966})
  void the_tone_rises_through_zero_as_often_as_its_hertz_say(int hertz) throws IOException {
    short[] samples = samples(hertz);

    long rises =
        IntStream.range(0, SAMPLES)
            .filter(i -> samples[i] <= 0 && samples[(i + 1) % SAMPLES] > 0)
            .count();

    assertThat(rises).isEqualTo(hertz);
  }

  @Test
  void the_tone_is_ten_decibels_below_full_scale() throws IOException {
    short[] samples = samples(1000);

    assertThat(IntStream.range(0, SAMPLES).map(i -> samples[i]).max()).hasValue(9830);
    assertThat(IntStream.range(0, SAMPLES).map(i -> samples[i]).min()).hasValue(-9830);
  }

  @Test
  void the_loop_has_no_seam_whatever_the_tone() throws IOException {
    for (int peer = 0; peer < Tone.TONES; peer++) {
      int hertz = Tone.ofPeer(peer).hertz();
      short[] samples = samples(hertz);
      int largestInside =
          IntStream.range(1, SAMPLES)
              .map(i -> Math.abs(samples[i] - samples[i - 1]))
              .max()
              .orElse(0);

      assertThat(Math.abs(samples[0] - samples[SAMPLES - 1])).isLessThanOrEqualTo(largestInside);
      for (int i = 0; i < SAMPLES; i++) {
        double secondRound =
            0.3 * 32_767 * Math.sin(2 * Math.PI * hertz * (SAMPLES + i) / 48_000.0);
        if (Math.abs(samples[i] - secondRound) > 0.51) {
          assertThat((double) samples[i]).as("sample %d", i).isEqualTo(secondRound);
        }
      }
    }
  }

  @Test
  void a_file_that_was_written_is_held_and_any_other_is_not() throws IOException {
    WavFile wanted = new WavFile(new Tone(608));
    byte[] file = Files.readAllBytes(written(wanted));
    byte[] flipped = file.clone();
    flipped[60_000] ^= 1;

    assertThat(held(wanted, file)).isTrue();
    assertThat(held(wanted, flipped)).isFalse();
    assertThat(held(wanted, Arrays.copyOf(file, file.length - 1))).isFalse();
    assertThat(held(wanted, Arrays.copyOf(file, file.length + 1))).isFalse();
    assertThat(held(wanted, new byte[0])).isFalse();
    assertThat(held(new WavFile(new Tone(609)), file)).isFalse();
  }

  private short[] samples(int hertz) throws IOException {
    byte[] file = Files.readAllBytes(written(new WavFile(new Tone(hertz))));
    ShortBuffer data =
        ByteBuffer.wrap(file, 44, 2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    short[] samples = new short[SAMPLES];
    data.get(samples);
    return samples;
  }

  private Path written(MediaFile wanted) throws IOException {
    Path file = directory.resolve("written.wav");
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      wanted.writeTo(channel);
    }
    return file;
  }

  private boolean held(MediaFile wanted, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("asked"), content);
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return wanted.isHeldBy(channel);
    }
  }
}
