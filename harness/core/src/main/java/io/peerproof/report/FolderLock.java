package io.peerproof.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to write the calls of a folder. The system releases it when the process
 * ends, however it ends.
 */
public final class FolderLock implements AutoCloseable {

  private static final String FILE = "run.lock";

  /** A place beyond the text, so that others can read the text where locks are mandatory. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of an existing folder.
   *
   * @throws UnusableFolderException if another process has it, or the folder cannot be written
   */
  public static FolderLock take(Path folder) {
    Path file = folder.resolve(FILE);
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        String holder = Files.readString(file).strip();
        close(channel);
        throw new UnusableFolderException(
            String.format(
                Locale.ROOT,
                "Another Peerproof process%s is making the calls of %s. Wait until it has ended, or end it.",
                holder.isEmpty() ? "" : " (" + holder + ")",
                folder),
            null);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              ("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
          0);
      return new FolderLock(channel);
    } catch (IOException e) {
      close(channel);
      throw new UnusableFolderException(
          file + " cannot be locked: " + RunDirectory.reason(e) + ".", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(PLACE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // this process has it
    }
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It was opened in vain, and nothing was written.
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    close(channel);
  }
}
