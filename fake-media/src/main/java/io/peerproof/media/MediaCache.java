package io.peerproof.media;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory that keeps the files of fake devices, which are made when they are first asked for.
 *
 * <p>A file appears under its name only when it is whole. It is made once, however many threads and
 * processes ask for it at the same time: the first one makes it and the others wait. One that is
 * not what its name says, truncated or foreign, is made again.
 */
public final class MediaCache {

  /**
   * One monitor a file. A file lock belongs to the whole JVM, so threads need something of their
   * own to wait for, and it has to be the JVM's, too.
   */
  private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

  private static final long MEGABYTE = 1_000_000;

  private final Path directory;

  private MediaCache(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** A cache in this directory, which is made when it is missing. */
  public static MediaCache at(Path directory) {
    return new MediaCache(directory);
  }

  /**
   * The user's own: {@code peerproof/media} in {@code $XDG_CACHE_HOME}, or in {@code ~/.cache}
   * where that is not set (XDG Base Directory Specification).
   *
   * @param environment such as {@link System#getenv()}
   * @param home the user's home directory
   */
  public static MediaCache ofUser(Map<String, String> environment, Path home) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = cache.isBlank() ? home.resolve(".cache") : Path.of(cache);
    return at(base.resolve("peerproof").resolve("media"));
  }

  /**
   * The files of a peer's camera and microphone, made now if need be.
   *
   * @throws MediaException when they cannot be made or read
   */
  public FakeMedia mediaFor(int peer, VideoFormat format) {
    Tone tone = Tone.ofPeer(peer);
    Path video = have(new Y4mFile(peer, format));
    return new FakeMedia(peer, video, have(new WavFile(tone)), format, tone);
  }

  Path have(MediaFile wanted) {
    Path file = directory.resolve(wanted.name());
    try {
      if (!isHeld(wanted, file)) {
        makeOnce(wanted, file);
      }
      return file;
    } catch (IOException e) {
      throw new MediaException(
          "Cannot write "
              + file
              + ": "
              + e
              + ". It takes "
              + (wanted.size() / MEGABYTE + 1)
              + " MB; free some space, or set XDG_CACHE_HOME to a directory that can be written.",
          e);
    }
  }

  private void makeOnce(MediaFile wanted, Path file) throws IOException {
    Files.createDirectories(directory);
    Path lock = file.resolveSibling(wanted.name() + ".lock");
    synchronized (MONITORS.computeIfAbsent(file, any -> new Object())) {
      try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !isHeld(wanted, file)) {
          make(wanted, file);
        }
      }
    }
  }

  /** Over what a killed process may have left: nobody else writes there while the lock is held. */
  private static void make(MediaFile wanted, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
        wanted.writeTo(channel);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static boolean isHeld(MediaFile wanted, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return wanted.isHeldBy(channel);
    }
  }
}
