package io.peerproof.browser.download;

import io.peerproof.browser.platform.DaemonThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reports the progress of another program's download, by the size of its folder. */
final class DirectorySizeMonitor implements AutoCloseable {
  private static final long LOOK_AGAIN_MS = 500;

  private final Path folder;
  private final DownloadProgress downloadProgress;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("peerproof-growing-folder"));
  private long last;

  DirectorySizeMonitor(Path folder, String what, long size, Consumer<String> progress) {
    this.folder = folder;
    this.last = size();
    this.downloadProgress =
        new DownloadProgress(progress, what, last, size < 0 ? size : size + last);
    looking.scheduleWithFixedDelay(this::look, LOOK_AGAIN_MS, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    long now = size();
    if (now > last) {
      downloadProgress.more(now - last);
      last = now;
    }
  }

  /** All of it is there. */
  void done() {
    look();
  }

  private long size() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return last; // a file was renamed under our eyes, or there is none yet
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
