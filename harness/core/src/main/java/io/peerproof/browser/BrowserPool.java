package io.peerproof.browser;

import io.peerproof.browser.download.BrowserFinder;
import io.peerproof.browser.platform.DaemonThreads;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds, starts and owns browsers. Sessions share drivers. Closing the pool, or the end of the JVM,
 * ends all processes and deletes all temporary files.
 */
public final class BrowserPool implements AutoCloseable {
  /**
   * Starts browsers, because a start blocks and the common pool of a small machine has one thread.
   */
  private static final Executor STARTS = DaemonThreads.executor("peerproof-browser-start");

  private final BrowserFinder finder;
  private final ResourceReaper reaper = new ResourceReaper();
  private final OwnerTag owner = OwnerTag.thisProcess();
  private final Path temporary;
  private final SessionFactory starts;
  private final Map<BrowserSpec, Installation> found = new HashMap<>();
  private final Map<ServerKey, DriverServer> servers = new HashMap<>();
  private final List<BrowserSession> sessions = new ArrayList<>();
  private final Thread lastResort = new Thread(reaper::clear, "peerproof-browsers-shutdown");
  private final CompletableFuture<Void> sweep;
  private int driversStarted;
  private boolean closed;

  public BrowserPool(HostEnvironment host, BrowserFinder finder) {
    this.finder = finder;
    this.temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    this.starts = new SessionFactory(host, temporary, owner, reaper);
    Runtime.getRuntime().addShutdownHook(lastResort);
    this.sweep =
        CompletableFuture.runAsync(
            () ->
                Stream.of(temporary, DriverServer.socketRoom(temporary, owner))
                    .distinct()
                    .forEach(OrphanReaper::run),
            STARTS);
  }

  /**
   * Returns a pool of browsers of this machine.
   *
   * @param install true if packages may be installed, see {@code --no-install}
   * @param progress receives a line before a step that takes long or changes the machine
   */
  public static BrowserPool onThisMachine(boolean install, Consumer<String> progress) {
    HostEnvironment host = HostEnvironment.here();
    return new BrowserPool(host, new BrowserFinder(host, install, progress));
  }

  /** Request to start one browser. */
  public record LaunchRequest(BrowserSpec spec, LaunchOptions options) {}

  /** Key of a driver: browsers of several versions share one, unless it needs other options. */
  private record ServerKey(Path driver, Map<String, String> environment, boolean mayDiffer) {
    static ServerKey of(Installation installation) {
      return new ServerKey(
          installation.driver().binary(),
          installation.environment(),
          installation.choice().mayDiffer());
    }
  }

  /** Finds a browser once per specification, so that the next {@link #open} need not search. */
  public synchronized Installation find(BrowserSpec spec) {
    requireOpen();
    return found.computeIfAbsent(spec, finder::find);
  }

  /** Starts one browser. */
  public BrowserSession open(BrowserSpec spec, LaunchOptions options) {
    return openAll(List.of(new LaunchRequest(spec, options))).get(0);
  }

  /**
   * Starts browsers in parallel and returns them in the same order. If one does not start, the
   * others are ended.
   *
   * @throws BrowserException if one was not found or did not start
   */
  public List<BrowserSession> openAll(List<LaunchRequest> orders) {
    // All are found before the first one starts, so that a missing one fails at once.
    orders.forEach(order -> find(order.spec()));
    List<CompletableFuture<BrowserSession>> starting = new ArrayList<>();
    for (LaunchRequest order : orders) {
      Installation installation = find(order.spec());
      starting.add(
          CompletableFuture.supplyAsync(
              () ->
                  starts.start(
                      order.spec(),
                      installation,
                      server(installation, order.options()),
                      order.options()),
              STARTS));
    }
    List<BrowserSession> started = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (CompletableFuture<BrowserSession> start : starting) {
      try {
        started.add(start.join());
      } catch (CompletionException e) {
        failures.add(e.getCause() instanceof RuntimeException cause ? cause : e);
      }
    }
    if (!failures.isEmpty()) {
      started.forEach(BrowserSession::close);
      failures.stream().skip(1).forEach(failures.get(0)::addSuppressed);
      throw failures.get(0);
    }
    own(started);
    return List.copyOf(started);
  }

  /**
   * Opens another window in a running browser of this pool; closing either session ends the
   * browser.
   *
   * @param name name of the new session, such as {@code callee}
   * @throws BrowserException if it did not open; the browser has ended then
   */
  public BrowserSession openWindow(BrowserSession browser, String name) {
    try {
      BrowserSession window = SessionFactory.window(browser, name);
      own(List.of(window));
      return window;
    } catch (BrowserException e) {
      browser.close();
      throw e;
    }
  }

  /** Returns a running driver; one that crashed with an earlier session is replaced. */
  private synchronized DriverServer server(Installation installation, LaunchOptions options) {
    requireOpen();
    return servers.compute(
        ServerKey.of(installation),
        (key, running) ->
            running != null && running.alive()
                ? running
                : DriverServer.start(
                    installation,
                    options.logDirectory().resolve(driverLog()),
                    temporary,
                    owner,
                    reaper));
  }

  private String driverLog() {
    driversStarted++;
    return driversStarted == 1 ? "driver.log" : "driver-" + driversStarted + ".log";
  }

  private synchronized void own(List<BrowserSession> started) {
    if (closed) {
      started.forEach(BrowserSession::close);
      requireOpen();
    }
    sessions.removeIf(BrowserSession::closed);
    sessions.addAll(started);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this pool of browsers is closed");
    }
  }

  /** Ends all browsers and drivers in parallel, and deletes their profiles. */
  @Override
  public void close() {
    List<BrowserSession> open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = List.copyOf(sessions);
    }
    List<CompletableFuture<Void>> ending =
        open.stream().map(session -> CompletableFuture.runAsync(session::close, STARTS)).toList();
    ending.forEach(end -> end.exceptionally(e -> null).join());
    sweep.exceptionally(e -> null).join();
    reaper.clear();
    servers.values().forEach(DriverServer::hidePasswords);
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook finds nothing to do.
    }
  }
}
