package io.peerproof;

import io.peerproof.call.CallSettings;
import io.peerproof.report.CallReport;
import io.peerproof.report.RunReport;
import io.peerproof.run.CallSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Browsers with fake cameras, kept for one call after the other.
 *
 * <pre>{@code
 * try (Peerproof peerproof = Peerproof.start();
 *     Call call = peerproof.call()) {
 *   call.open("https://localhost:8443/room/{room}");
 *   assertThat(call).isProven();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads: calls that are open at the same time have browsers of their own.
 */
public final class Peerproof implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Peerproof.class);

  private final CallSettings settings;
  private final Path artifacts;
  private final Path logs;
  private final Deque<CallSeries> idle = new ArrayDeque<>();
  private final List<CallSeries> all = new ArrayList<>();
  private boolean closed;

  private Peerproof(CallSettings settings, Path artifacts) {
    this.settings = settings;
    this.artifacts = artifacts.toAbsolutePath();
    try {
      this.logs = Files.createTempDirectory("peerproof-logs-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the browsers' logs: " + e.getMessage(), e);
    }
  }

  /** Whatever browser is found, headless; what a failed call leaves goes to {@code peerproof}. */
  public static Peerproof start() {
    return start(CallSettings.defaults(), Path.of("peerproof"));
  }

  /**
   * Nothing is started yet but what the first call asks for.
   *
   * @param settings of every call; the pages in it are those that {@link Call#open()} opens
   * @param artifacts a folder for what calls leave that did not pass; made when there is one
   */
  public static Peerproof start(CallSettings settings, Path artifacts) {
    return new Peerproof(settings, artifacts);
  }

  /** A call as the settings say. It is to be closed before its browsers serve another. */
  public Call call() {
    return call(settings, "call");
  }

  /**
   * A call of its own settings.
   *
   * @param name of the folder for what it leaves, below the artifacts
   */
  public Call call(CallSettings ofCall, String name) {
    return new Call(this, ofCall, artifacts.resolve(name));
  }

  /** What calls are made with that say nothing else. */
  public CallSettings settings() {
    return settings;
  }

  CallSeries lease(CallSettings ofCall) {
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
              ofCall, logs.resolve("browsers-" + (all.size() + 1)), step -> LOG.debug("{}", step));
      all.add(made);
      return made;
    }
  }

  void giveBack(CallSeries series) {
    synchronized (idle) {
      idle.addFirst(series);
    }
  }

  static RunReport report(CallSeries series, CallReport call) {
    return series.reportOf(List.of(call), List.of());
  }

  /** Ends all browsers and servers; nothing is left of them. */
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
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.debug("{} is left", logs, e);
    }
  }
}
