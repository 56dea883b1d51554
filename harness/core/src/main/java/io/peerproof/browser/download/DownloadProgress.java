package io.peerproof.browser.download;

import java.util.Locale;
import java.util.function.Consumer;

/** Reports the progress of a download: a line per tenth. */
final class DownloadProgress {
  private static final int TENTHS = 10;
  private static final long STEP_OF_UNKNOWN = 10L << 20;

  private final Consumer<String> progress;
  private final String what;
  private final long size;
  private long got;
  private long reported;

  /**
   * Begins at {@code got}, for a resumed download.
   *
   * @param size total size in bytes; negative if unknown
   */
  DownloadProgress(Consumer<String> progress, String what, long got, long size) {
    this.progress = progress;
    this.what = what;
    this.size = size;
    this.got = got;
    this.reported = step();
    if (got > 0) {
      progress.accept("Resuming " + what + " at " + megabytes());
    }
  }

  void more(long bytes) {
    got += bytes;
    if (step() > reported) {
      reported = step();
      progress.accept("Downloading " + what + ": " + megabytes());
    }
  }

  private long step() {
    return size > 0 ? got * TENTHS / size : got / STEP_OF_UNKNOWN;
  }

  private String megabytes() {
    return size > 0
        ? String.format(Locale.ROOT, "%d of %d MB", got >> 20, size >> 20)
        : (got >> 20) + " MB";
  }
}
