package io.peerproof;

import io.peerproof.browser.platform.UnfinishedDirectory;
import io.peerproof.call.CallSettings;
import io.peerproof.run.CallSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Browsers with fake cameras that serve one call after another.
 *
 * <pre>{@code
 * try (Peerproof peerproof = Peerproof.start();
 *     Call call = peerproof.call()) {
 *   call.open("https://localhost:8443/room/{room}");
 *   assertThat(call).isProven();
 * }
 * }</pre>
 *
 * <p>Thread-safe: calls that are open at the same time use different browsers.
 */
public final class Peerproof implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Peerproof.class);

  private final CallSettings settings;
  private final Path artifacts;
  private final UnfinishedDirectory logs;
  private final Deque<CallSeries> idle = new ArrayDeque<>();
  private final List<CallSeries> all = new ArrayList<>();
  private boolean closed;

  private Peerproof(CallSettings settings, Path artifacts) {
    this.settings = settings;
    this.artifacts = artifacts.toAbsolutePath();
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      this.logs = UnfinishedDirectory.create(temporary, "peerproof-logs-");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot create a folder for the logs of the browsers: " + e.getMessage(), e);
    }
  }

  /**
   * Starts with the first browser found, headless. Failed calls write their artifacts to the folder
   * {@code peerproof}.
   */
  public static Peerproof start() {
    return start(CallSettings.defaults(), Path.of("peerproof"));
  }

  /**
   * Returns at once: browsers start with the first call.
   *
   * @param settings settings of every call, with the pages that {@link Call#open()} opens
   * @param artifacts folder for the artifacts of calls that did not pass; created with the first
   *     one
   */
  public static Peerproof start(CallSettings settings, Path artifacts) {
    return new Peerproof(settings, artifacts);
  }

  /** Creates a call with the settings. Close it to release its browsers for another call. */
  public Call call() {
    return call(settings, "call");
  }

  /**
   * Creates a call with other settings.
   *
   * @param ofCall settings, of more than two peers with {@link CallSettings#withPeers}
   * @param name name of the folder for its artifacts
   */
  public Call call(CallSettings ofCall, String name) {
    return new Call(this, ofCall, artifacts.resolve(name));
  }

  /** Returns the settings of calls that have no settings of their own. */
  public CallSettings settings() {
    return settings;
  }

  CallSeries acquire(CallSettings ofCall) {
    synchronized (idle) {
      if (closed) {
        throw new IllegalStateException("this Peerproof is closed");
      }
      CallSeries kept = idle.pollFirst();
      if (kept != null) {
        return kept;
      }
      CallSeries made =
          CallSeries.open(
              ofCall,
              logs.path().resolve("browsers-" + (all.size() + 1)),
              step -> LOG.debug("{}", step));
      all.add(made);
      return made;
    }
  }

  void release(CallSeries series) {
    synchronized (idle) {
      idle.addFirst(series);
    }
  }

  /** Ends all browsers and servers, and deletes their temporary files. */
  @Override
  public void close() {
    List<CallSeries> ending;
    synchronized (idle) {
      if (closed) {
        return;
      }
      closed = true;
      ending = List.copyOf(all);
    }
    ending.forEach(CallSeries::close);
    try {
      logs.close();
    } catch (UncheckedIOException e) {
      LOG.debug("{} could not be deleted", logs.path(), e);
    }
  }
}
