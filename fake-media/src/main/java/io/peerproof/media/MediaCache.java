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
 * The directory that keeps the files of fake devices, which are made when they are first asked for.
 *
 * <p>A file appears under its name only when it is whole. It is made once, however many threads and
 * processes ask for it at the same time: the first one makes it and the others wait. One that is
 * not what its name says, truncated or foreign, is made again.
 *
 * <p>Beside each file stays an empty {@code .lock}, for good: one that is deleted while a process
 * waits for it no longer keeps out the next. A {@code .part} is what a killed process left; whoever
 * makes that file next writes over it.
 */
public final class MediaCache {

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
   * where that is not set, or not to an absolute path (XDG Base Directory Specification).
   *
   * @param environment such as {@link System#getenv()}
   * @param home the user's home directory
   */
  public static MediaCache ofUser(Map<String, String> environment, Path home) {
    Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    Path base = cache.isAbsolute() ? cache : home.resolve(".cache");
    return at(base.resolve("peerproof").resolve("media"));
  }

  /**
   * The files of a peer's camera and microphone, made now if need be.
   *
   * @throws IllegalArgumentException when the peer is none that a stamp can name
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
          "Cannot make or read "
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
   * What the threads of this JVM wait for: a file lock belongs to all of the JVM, which refuses to
   * take it twice. So this has to be the whole JVM's too, in another class loader as well, and one
   * for each file whatever links lead to it: the interned name of its real path.
   */
  private Object monitorOf(MediaFile wanted) throws IOException {
    return ("peerproof " + directory.toRealPath().resolve(wanted.name())).intern();
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
