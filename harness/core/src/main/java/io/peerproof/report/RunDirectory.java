package io.peerproof.report;

import java.io.IOException;
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
 * The folder that a run leaves behind: {@code report.json}, {@code report.html}, {@code
 * peerproof.log} and what else the run puts there.
 *
 * <p>A folder belongs to one run: the run that creates {@code peerproof.log} in it has it, so two
 * runs at the same time cannot mix their files and no older report is written over.
 */
public final class RunDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);

  /** Sorts by time, and is a file name on every system: {@code 2026-11-22T220511Z}. */
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path path;
  private final @Nullable LatestLink latest;

  private RunDirectory(Path path, @Nullable LatestLink latest) {
    this.path = path;
    this.latest = latest;
  }

  /**
   * Makes a folder of its own inside {@code parent}, named by the time and, where that is taken, a
   * counter. {@code parent/latest} will lead to it once its report is written.
   *
   * @throws UnusableFolderException when it cannot be made
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
          continue; // another run's, of the same second
        }
        Files.createFile(path.resolve("peerproof.log"));
        return new RunDirectory(path, new LatestLink(parent));
      }
    } catch (IOException e) {
      throw unusable(parent, e);
    }
  }

  /**
   * Takes {@code path} as it was named, making it where it is missing.
   *
   * @throws UnusableFolderException when it cannot be made or written, or holds another run
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
              + " already holds a run of Peerproof, which would be lost. Name another folder with --out, or remove this one.",
          e);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * Takes a folder that a run has left unfinished, to go on there; its report is written over.
   *
   * @throws UnusableFolderException when there is none, or it cannot be written
   */
  public static RunDirectory again(Path path) {
    if (!Files.isDirectory(path)) {
      throw new UnusableFolderException(
          path + " is no folder of an earlier run. Name one with --resume.", null);
    }
    if (!Files.isWritable(path)) {
      throw unusable(path, new AccessDeniedException(path.toString()));
    }
    return new RunDirectory(path, null);
  }

  /** The name of a folder of that time: {@code 2026-11-22T220511Z}. */
  public static String name(Instant time) {
    return NAME.format(time);
  }

  /** The folder itself. */
  public Path path() {
    return path;
  }

  /** The run's log, empty at first. */
  public Path log() {
    return path.resolve("peerproof.log");
  }

  /** Where {@link #write} puts the JSON form. */
  public Path json() {
    return path.resolve("report.json");
  }

  /** Where {@link #write} puts the HTML form. */
  public Path html() {
    return path.resolve("report.html");
  }

  /**
   * Writes both forms of a report, each at once or not at all, and lets {@code latest} lead here.
   *
   * @throws IOException when the disk is full, or the folder is gone
   */
  public void write(String json, String html) throws IOException {
    writeAtOnce(json(), json);
    writeAtOnce(html(), html);
    if (latest != null) {
      latest.leadTo(path);
    }
    LOG.debug("report in {}", path);
  }

  /** Writes a file at once or not at all. */
  public static void writeAtOnce(Path file, String text) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(whole, text);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The reason of an error, without the path that its message may be. */
  static String why(IOException e) {
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
            + why(e)
            + ". Name a folder that can be written with --out.",
        e);
  }
}
