package io.peerproof.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Locale;

/**
 * One second of a fake microphone's {@link Tone} as a RIFF WAVE file: 48 kHz, 16 bits, mono, PCM.
 *
 * <p>It has a whole number of periods, so the loop has no audible seam. Chromium's player starts
 * the file over: {@code media/audio/simple_sources.cc}.
 */
record WavFile(Tone tone) implements MediaFile {

  /** Sample rate of WebRTC, which avoids a conversion. */
  static final int SAMPLE_RATE = 48_000;

  static final int HEADER_BYTES = 44;

  private static final int SAMPLE_BYTES = 2;
  private static final int SAMPLES = SAMPLE_RATE;

  /**
   * Amplitude, ten decibels below full scale: loud enough for any gate, and quiet enough for gain
   * control.
   */
  private static final double AMPLITUDE = 0.3;

  @Override
  public String name() {
    return String.format(Locale.ROOT, "microphone-v%d-%dhz.wav", VERSION, tone.hertz());
  }

  @Override
  public long size() {
    return HEADER_BYTES + (long) SAMPLES * SAMPLE_BYTES;
  }

  @Override
  public void writeTo(FileChannel channel) throws IOException {
    ByteBuffer content = content();
    while (content.hasRemaining()) {
      channel.write(content);
    }
  }

  /** Compares the whole file, which is short. */
  @Override
  public boolean isHeldBy(FileChannel channel) throws IOException {
    if (channel.size() != size()) {
      return false;
    }
    ByteBuffer actual = ByteBuffer.allocate((int) size());
    while (actual.hasRemaining() && channel.read(actual, actual.position()) > 0) {}
    return actual.flip().equals(content());
  }

  private ByteBuffer content() {
    ByteBuffer buffer = ByteBuffer.allocate((int) size()).order(ByteOrder.LITTLE_ENDIAN);
    int dataBytes = SAMPLES * SAMPLE_BYTES;
    buffer.put("RIFF".getBytes(US_ASCII)).putInt(HEADER_BYTES - 8 + dataBytes);
    buffer.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
    buffer.putShort((short) 1).putShort((short) 1); // PCM, one channel
    buffer.putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * SAMPLE_BYTES);
    buffer.putShort((short) SAMPLE_BYTES).putShort((short) (8 * SAMPLE_BYTES));
    buffer.put("data".getBytes(US_ASCII)).putInt(dataBytes);
    for (int i = 0; i < SAMPLES; i++) {
      double turn = 2 * Math.PI * tone.hertz() * i / SAMPLE_RATE;
      buffer.putShort((short) Math.round(Short.MAX_VALUE * AMPLITUDE * StrictMath.sin(turn)));
    }
    return buffer.flip();
  }
}
