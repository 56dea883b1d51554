package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Words for a disk that does not take what was fetched. */
final class DiskErrors {
  private DiskErrors() {}

  static DownloadException of(String what, IOException e) {
    String reason = reason(e);
    return full(reason)
        ? new DownloadException(
            what + ": the disk is full",
            "make room (\"peerproof browsers prune\" deletes fetched browsers), or let"
                + " XDG_CACHE_HOME name a folder on another disk.")
        : new DownloadException(
            what + ": " + reason,
            "make that folder writable, or let XDG_CACHE_HOME name another one.");
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** As {@code strerror(3)} has it for {@code ENOSPC} and {@code EDQUOT}. */
  private static boolean full(String reason) {
    return reason.contains("No space left") || reason.contains("quota");
  }
}
