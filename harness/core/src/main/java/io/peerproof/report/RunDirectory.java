package io.peerproof.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that a run writes: {@code report.json}, {@code report.html}, {@code peerproof.log}
 * and further artifacts.
 *
 * <p>A directory belongs to one run: the run that creates {@code peerproof.log} in it owns it. Two
 * simultaneous runs cannot mix their files, and no older report is overwritten.
 */
public final class RunDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);

  /**
   * Format that sorts by time and is a valid file name on every system: {@code 2026-11-22T220511Z}.
   */
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path path;
  private final @Nullable LatestLink latest;

  private RunDirectory(Path path, @Nullable LatestLink latest) {
    this.path = path;
    this.latest = latest;
  }

  /**
   * Creates a directory inside {@code parent}. Its name is the time, with a counter if that name is
   * in use. {@code parent/latest} points to it as soon as its report is written.
   *
   * @throws UnusableFolderException if it cannot be created
   */
  public static RunDirectory inside(Path parent, Clock clock) {
    String name = name(clock.instant());
    try {
      Files.createDirectories(parent);
      for (int count = 1; ; count++) {
        Path path = parent.resolve(count == 1 ? name : name + "-" + count);
        try {
          Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
          continue; // another run of the same second owns it
        }
        Files.createFile(path.resolve("peerproof.log"));
        return new RunDirectory(path, new LatestLink(parent));
      }
    } catch (IOException e) {
      throw unusable(parent, e);
    }
  }

  /**
   * Uses the directory {@code path}, and creates it if it is missing.
   *
   * @throws UnusableFolderException if it cannot be created or written, or contains another run
   */
  public static RunDirectory at(Path path) {
    try {
      Files.createDirectories(path);
      for (String file : new String[] {"report.json", "report.html"}) {
        if (Files.exists(path.resolve(file))) {
          throw new FileAlreadyExistsException(file);
        }
      }
      Files.createFile(path.resolve("peerproof.log"));
      return new RunDirectory(path, null);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path)) {
        throw unusable(path, new NotDirectoryException(path.toString()));
      }
      throw new UnusableFolderException(
          path
              + " already contains a run of Peerproof, which would be overwritten. Name another folder with --out, or remove this one.",
          e);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * Reopens the directory of an unfinished run to continue it; the report is overwritten.
   *
   * @throws UnusableFolderException if it is missing or cannot be written
   */
  public static RunDirectory reopen(Path path) {
    if (!Files.isDirectory(path)) {
      throw new UnusableFolderException(
          path + " is not the folder of an earlier run. Name one with --resume.", null);
    }
    if (!Files.isWritable(path)) {
      throw unusable(path, new AccessDeniedException(path.toString()));
    }
    return new RunDirectory(path, null);
  }

  /** Returns the name of a directory for this time: {@code 2026-11-22T220511Z}. */
  public static String name(Instant time) {
    return NAME.format(time);
  }

  /** Returns the directory itself. */
  public Path path() {
    return path;
  }

  /** Returns the log file of the run, which is empty at first. */
  public Path log() {
    return path.resolve("peerproof.log");
  }

  /** Returns the file of the JSON form, written by {@link #write}. */
  public Path json() {
    return path.resolve("report.json");
  }

  /** Returns the file of the HTML form, written by {@link #write}. */
  public Path html() {
    return path.resolve("report.html");
  }

  /**
   * Writes both forms of a report, each one atomically, and makes {@code latest} point to this
   * directory.
   *
   * @throws IOException if the disk is full, or the directory no longer exists
   */
  public void write(String json, String html) throws IOException {
    writeAtOnce(json(), json);
    writeAtOnce(html(), html);
    if (latest != null) {
      latest.leadTo(path);
    }
    LOG.debug("report in {}", path);
  }

  /** The text in UTF-8. Half a character, which a page may write, becomes a question mark. */
  static byte[] bytesOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a file atomically. */
  public static void writeAtOnce(Path file, String text) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".part");
    Files.write(whole, bytesOf(text));
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the reason of an error without the path that its message may contain. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof NotDirectoryException) {
      return "it is a file, not a folder";
    }
    return e instanceof FileAlreadyExistsException exists
        ? exists.getFile() + " is a file, not a folder"
        : String.valueOf(e.getMessage());
  }

  private static UnusableFolderException unusable(Path path, IOException e) {
    return new UnusableFolderException(
        "The report cannot be written to "
            + path
            + ": "
            + reason(e)
            + ". With --out, name a folder that you can write to.",
        e);
  }
}
