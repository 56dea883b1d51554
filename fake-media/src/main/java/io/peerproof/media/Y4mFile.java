package io.peerproof.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A fake camera's loop as a YUV4MPEG2 file: one line of header, then for each frame the line {@code
 * FRAME} and the planes Y, U and V in 4:2:0.
 *
 * <p>The file is limited to the subset that Chromium's {@code
 * media/capture/video/file_video_capture_device.cc} reads; anything else ends the browser process.
 * The first {@code FRAME} is within 200 bytes, the chroma tag is {@code 420}, all frames have one
 * length with a bare {@code FRAME} line, and nothing follows the last. Chromium skips the {@code X}
 * tags, which help other programs.
 *
 * @param peer peer in the stamp of every frame
 */
record Y4mFile(int peer, VideoFormat format) implements MediaFile {
  private static final byte[] FRAME = "FRAME\n".getBytes(US_ASCII);

  Y4mFile {
    new Stamp(peer, 0); // refuses a peer that no stamp can hold, before anything is written
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT,
        "camera-v%d-peer%d-%dx%d-%dfps-%dframes.y4m",
        VERSION,
        peer,
        format.width(),
        format.height(),
        format.framesPerSecond(),
        format.frames());
  }

  @Override
  public long size() {
    return header().length + (long) format.frames() * frameBytes();
  }

  byte[] header() {
    return String.format(
            Locale.ROOT,
            "YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420 XCOLORRANGE=LIMITED XPEERPROOF=%d/%d\n",
            format.width(),
            format.height(),
            format.framesPerSecond(),
            VERSION,
            peer)
        .getBytes(US_ASCII);
  }

  @Override
  public void writeTo(FileChannel channel) throws IOException {
    CameraFrames frames = new CameraFrames(peer, format);
    byte[] frame = Arrays.copyOf(FRAME, FRAME.length + pictureBytes());
    ByteBuffer buffer = ByteBuffer.wrap(frame);
    writeFully(channel, ByteBuffer.wrap(header()));
    for (int index = 0; index < format.frames(); index++) {
      frames.paint(index, frame, FRAME.length);
      writeFully(channel, buffer.clear());
    }
  }

  /**
   * Checks the size, the header, and the delimiter and stamp of each frame: some six kilobytes per
   * frame instead of hundreds.
   */
  @Override
  public boolean isHeldBy(FileChannel channel) throws IOException {
    if (channel.size() != size() || !holds(channel, 0, header())) {
      return false;
    }
    StampGrid grid = grid();
    byte[][] lines = new byte[Stamp.ROWS][format.width()];
    long at = header().length;
    for (int index = 0; index < format.frames(); index++, at += frameBytes()) {
      if (!holds(channel, at, FRAME)) {
        return false;
      }
      for (int row = 0; row < Stamp.ROWS; row++) {
        long line = at + FRAME.length + (long) grid.middleLine(row) * format.width();
        readFully(channel, lines[row], line);
      }
      if (!grid.readLines(lines).equals(Optional.of(new Stamp(peer, index)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(FileChannel channel, long position, byte[] expected)
      throws IOException {
    byte[] actual = new byte[expected.length];
    readFully(channel, actual, position);
    return Arrays.equals(actual, expected);
  }

  /** Fills {@code bytes}; if the file shrinks meanwhile, the rest stays unchanged. */
  private static void readFully(FileChannel channel, byte[] bytes, long position)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {}
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private StampGrid grid() {
    return new StampGrid(format.width(), format.height());
  }

  private int pictureBytes() {
    return format.width() * format.height() * 3 / 2;
  }

  private int frameBytes() {
    return FRAME.length + pictureBytes();
  }
}
