package io.peerproof.browser.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory for people, with a name that stays, which exists no longer than its process unless
 * that finishes it. Ctrl-C deletes it at once; after a kill, the next Peerproof process does.
 */
public final class UnfinishedDirectory implements AutoCloseable {

  /** File with the {@link OwnerTag} of the process that has not finished the directory. */
  private static final String OWNER = ".owner";

  private final Path directory;
  private final Thread hook = new Thread(this::delete, "peerproof-unfinished-directory");
  private boolean finished;

  private UnfinishedDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Creates an empty directory.
   *
   * @param prefix first part of its name, {@code peerproof-…}; a number follows
   * @throws IOException if it cannot be created
   */
  public static UnfinishedDirectory create(Path parent, String prefix) throws IOException {
    UnfinishedDirectory made = new UnfinishedDirectory(Files.createTempDirectory(parent, prefix));
    Runtime.getRuntime().addShutdownHook(made.hook);
    Files.writeString(made.directory.resolve(OWNER), OwnerTag.thisProcess().prefix());
    return made;
  }

  /** Returns the process that has not finished {@code directory}; empty if there is none. */
  public static Optional<OwnerTag> owner(Path directory) {
    Path file = directory.resolve(OWNER);
    try {
      return Files.isRegularFile(file)
          ? OwnerTag.in(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // another user's, or deleted meanwhile
    }
  }

  public Path path() {
    return directory;
  }

  /** Finishes the directory: it is kept, unless it is empty. */
  public void finish() throws IOException {
    Files.deleteIfExists(directory.resolve(OWNER));
    try (Stream<Path> files = Files.list(directory)) {
      finished = files.findAny().isPresent();
    }
  }

  /** Deletes the directory unless it is finished. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the process ends, and the hook deletes the directory
    }
    delete();
  }

  private void delete() {
    if (!finished) {
      TempDirectory.existing(directory).close();
    }
  }
}
