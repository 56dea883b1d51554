package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Messages for downloads that cannot be written to disk. */
final class DiskErrors {
  private DiskErrors() {}

  static DownloadException of(String what, IOException e) {
    String reason = reason(e);
    return full(reason)
        ? new DownloadException(
            what + ": the disk is full",
            "free disk space (\"peerproof browsers prune\" deletes cached browsers), or set"
                + " XDG_CACHE_HOME to a folder on another disk.")
        : new DownloadException(
            what + ": " + reason,
            "make that folder writable, or set XDG_CACHE_HOME to another one.");
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** Recognizes the texts of {@code strerror(3)} for {@code ENOSPC} and {@code EDQUOT}. */
  private static boolean full(String reason) {
    return reason.contains("No space left") || reason.contains("quota");
  }
}
