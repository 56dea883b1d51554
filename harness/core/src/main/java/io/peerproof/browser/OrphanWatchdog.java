package io.peerproof.browser;

import io.peerproof.browser.platform.OwnerTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small shell beside this process that outlives it when it is killed, and then ends its drivers
 * and browsers and deletes their directories. Nothing inside of a killed process can do that, and
 * drivers and browsers do not notice.
 *
 * <p>The shell notices by the end of its input: the system closes it with this process. Where it is
 * missing, as on Windows, {@link OrphanReaper} does the same at the next start.
 */
final class OrphanWatchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanWatchdog.class);

  private static final String SCRIPT = read("orphan-watchdog.sh");

  /**
   * Starts the script in a session of its own where the system can: who kills the whole group of
   * this process does not mean the shell.
   */
  private static final String START =
      "if command -v setsid >/dev/null 2>&1; then exec setsid sh -c \"$1\"; fi; exec sh -c \"$1\"";

  /** Null where there is no shell: then this does nothing. */
  private final @Nullable Process shell;

  private OrphanWatchdog(@Nullable Process shell) {
    this.shell = shell;
  }

  /** Starts the shell. */
  static OrphanWatchdog start(OwnerTag owner) {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", START, "sh", SCRIPT)
              .directory(Path.of("/").toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      OrphanWatchdog watchdog = new OrphanWatchdog(shell);
      watchdog.write(owner.prefix());
      return watchdog;
    } catch (IOException e) {
      LOG.debug("No shell watches over the end of this process: {}", e.getMessage());
      return new OrphanWatchdog(null);
    }
  }

  /** Adds a directory that is deleted if this process is killed. */
  void watch(Path directory) {
    write(directory.toString());
  }

  private synchronized void write(String line) {
    if (shell == null) {
      return;
    }
    try {
      OutputStream input = shell.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      LOG.debug("The shell that watches over the end of this process has ended", e);
    }
  }

  /** Ends the shell. It then ends and deletes nothing. */
  @Override
  public void close() {
    if (shell == null) {
      return;
    }
    write("done");
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(DriverTimeouts.DEFAULT.processEnd().toMillis(), TimeUnit.MILLISECONDS)) {
        shell.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.debug("The shell that watches over the end of this process has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(String resource) {
    try (InputStream script = OrphanWatchdog.class.getResourceAsStream(resource)) {
      if (script == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
