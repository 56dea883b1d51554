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

/**
 * The directory of the files for fake devices. Each file is created when it is first requested.
 *
 * <p>A file appears under its name only when it is complete. It is created once, however many
 * threads and processes request it at the same time: the first one creates it and the others wait.
 * A truncated or foreign file is created again.
 *
 * <p>An empty {@code .lock} remains beside each file, because deleting it while a process waits for
 * it would let the next process in. A {@code .part} is the incomplete file of a killed process; the
 * next one that creates this file overwrites it.
 */
public final class MediaCache {

  private static final long MEGABYTE = 1_000_000;

  private final Path directory;

  private MediaCache(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Returns a cache in this directory, which is created if it is missing. */
  public static MediaCache at(Path directory) {
    return new MediaCache(directory);
  }

  /**
   * Returns the cache of the user: {@code peerproof/media} in {@code $XDG_CACHE_HOME}, or in {@code
   * ~/.cache} if that variable is not set to an absolute path (XDG Base Directory Specification).
   *
   * @param environment environment variables, such as {@link System#getenv()}
   * @param home home directory of the user
   */
  public static MediaCache ofUser(Map<String, String> environment, Path home) {
    Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    Path base = cache.isAbsolute() ? cache : home.resolve(".cache");
    return at(base.resolve("peerproof").resolve("media"));
  }

  /**
   * Returns the files of a peer's camera and microphone; creates missing ones.
   *
   * @throws IllegalArgumentException if no stamp can hold {@code peer}
   * @throws MediaException if the files cannot be created or read
   */
  public FakeMedia mediaFor(int peer, VideoFormat format) {
    return mediaFor(peer, DeviceVariant.FIRST, format);
  }

  /**
   * Returns the files of a peer's camera and microphone in one variant; creates missing ones.
   *
   * @throws IllegalArgumentException if no stamp can hold {@code peer}
   * @throws MediaException if the files cannot be created or read
   */
  public FakeMedia mediaFor(int peer, DeviceVariant variant, VideoFormat format) {
    Tone tone = variant.toneOf(peer);
    Path video = have(new Y4mFile(variant.stampOf(peer), format));
    return new FakeMedia(peer, variant.stampOf(peer), video, have(new WavFile(tone)), format, tone);
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
          "Cannot create or read "
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
    synchronized (monitorOf(wanted)) {
      try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !isHeld(wanted, file)) {
          make(wanted, file);
        }
      }
    }
  }

  /**
   * Returns the monitor for the threads of this JVM. A file lock belongs to the whole JVM, which
   * refuses to take it twice. The monitor must therefore be unique in the JVM, across class
   * loaders, for each file whatever links point to it: it is the interned name of the real path.
   */
  private Object monitorOf(MediaFile wanted) throws IOException {
    return ("peerproof " + directory.toRealPath().resolve(wanted.name())).intern();
  }

  /**
   * Writes the file over an incomplete one of a killed process; the lock excludes other writers.
   */
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
