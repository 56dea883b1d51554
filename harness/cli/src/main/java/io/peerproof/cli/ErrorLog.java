package io.peerproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of an internal error in the folder for temporary files, which others may share. */
final class ErrorLog {
  private static final String PREFIX = "peerproof-error-";

  private static final Logger LOG = LoggerFactory.getLogger(ErrorLog.class);

  private ErrorLog() {}

  /**
   * Writes the error to a file of this user, and deletes the user's older ones.
   *
   * @return path of the file, or why there is none
   */
  static String write(Path temporary, Exception e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    try {
      Path file = Files.createTempFile(temporary, PREFIX, ".log");
      Files.writeString(file, Instant.now() + " " + trace);
      deleteOthers(temporary, file);
      return file.toString();
    } catch (IOException unwritable) {
      return "could not be written (" + unwritable.getMessage() + "); --verbose shows it";
    }
  }

  /** Anybody may make a file of this name there, and root could delete it. */
  private static void deleteOthers(Path temporary, Path latest) {
    try {
      UserPrincipal self = Files.getOwner(latest);
      deleteOthers(temporary, latest, self);
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("The older logs in {} cannot be listed", temporary, e);
    }
  }

  private static void deleteOthers(Path temporary, Path latest, UserPrincipal self)
      throws IOException {
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(temporary, PREFIX + "*.log")) {
      for (Path log : logs) {
        try {
          if (!log.equals(latest)
              && Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(log, LinkOption.NOFOLLOW_LINKS).equals(self)) {
            Files.deleteIfExists(log);
          }
        } catch (IOException e) {
          LOG.debug("Cannot delete {}", log, e);
        }
      }
    }
  }
}
