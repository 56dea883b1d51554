package io.peerproof.browser;

import io.peerproof.browser.platform.TempDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running browser with a profile of its own. {@link #close} ends it and leaves nothing behind,
 * whatever state it is in.
 */
public final class BrowserSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserSession.class);

  private final String name;
  private final SharedServiceDriver driver;
  private final Optional<DevToolsConnection> devTools;
  private final DriverServer server;
  private final ProcessHandle process;
  private final BrowserExitMonitor browserExitMonitor;
  private final TempDirectory profile;
  private final ResourceReaper reaper;
  private final BrowserInfo facts;
  private final Path log;
  private final CompletableFuture<String> died = new CompletableFuture<>();
  private final ExitListeners listeners = new ExitListeners();
  private final AtomicBoolean closed = new AtomicBoolean();

  BrowserSession(
      String name,
      SharedServiceDriver driver,
      Optional<DevToolsConnection> devTools,
      DriverServer server,
      ProcessHandle process,
      BrowserExitMonitor browserExitMonitor,
      TempDirectory profile,
      ResourceReaper reaper,
      BrowserInfo facts,
      Path log) {
    this.name = name;
    this.driver = driver;
    this.devTools = devTools;
    this.server = server;
    this.process = process;
    this.browserExitMonitor = browserExitMonitor;
    this.profile = profile;
    this.reaper = reaper;
    this.facts = facts;
    this.log = log;
    browserExitMonitor.cut().thenRun(() -> mourn("browser", browserEnded()));
    server.ended().thenAccept(how -> mourn("driver", how));
    died.thenRun(listeners::tell);
  }

  /** Somebody who waits for a browser's death. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    /** Waits no more. */
    @Override
    void close();
  }

  /**
   * Has {@code act} run when {@link #died} completes; at once when it has.
   *
   * @return to be closed by whoever waits no more: what is not closed is kept as long as the
   *     browser
   */
  public Subscription whenDied(Runnable act) {
    return listeners.add(act);
  }

  /** What the session is called, such as {@code caller}. */
  public String name() {
    return name;
  }

  /**
   * The session's WebDriver; it takes screenshots and runs scripts. It is not to be quit: that is
   * {@link #close}.
   */
  public RemoteWebDriver driver() {
    return driver;
  }

  /**
   * The session's WebDriver BiDi connection, open since the start.
   *
   * @throws IllegalStateException if the session was not started with {@link ProbeTransport#BIDI}
   */
  public BiDi biDi() {
    return driver
        .biDi()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The session of the "
                        + name
                        + " has no WebDriver BiDi: start it with"
                        + " LaunchOptions.withTransport(ProbeTransport.BIDI)."));
  }

  /** The connection to the browser's own DevTools; empty where the harness speaks BiDi. */
  public Optional<DevToolsConnection> devTools() {
    return devTools;
  }

  /**
   * Runs a command of the Chrome DevTools Protocol in the session's page.
   *
   * @param command such as {@code Network.emulateNetworkConditions}
   */
  public Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  /**
   * Gives a host the name and the password that it asks for.
   *
   * @param userInfo {@code user:password}, decoded
   */
  public HttpAuthentication signIn(String host, String userInfo) {
    UrlCredentials urlCredentials = UrlCredentials.of(userInfo);
    if (devTools.isPresent()) {
      return DevToolsAuthentication.at(devTools.get(), host, urlCredentials);
    }
    server.toldPassword();
    return BiDiAuthentication.at(biDi(), host, urlCredentials);
  }

  /** What really runs. */
  public BrowserInfo facts() {
    return facts;
  }

  /** The browser's process id. */
  public long pid() {
    return process.pid();
  }

  /** The browser's own log: errors, console, crashes. Missing if it had nothing to say. */
  public Path browserLog() {
    return log;
  }

  /** The driver's log, shared by the sessions of that driver. */
  public Path driverLog() {
    return server.log();
  }

  /**
   * Completes within milliseconds when the browser or its driver ends without {@link #close}, with
   * a sentence that says which one and how. It never completes exceptionally, and never after
   * {@link #close} began.
   */
  public CompletableFuture<String> died() {
    return died.copy();
  }

  /** Whether browser and driver still run. */
  public boolean alive() {
    return !closed.get() && !died.isDone();
  }

  boolean closed() {
    return closed.get();
  }

  private String browserEnded() {
    return facts.name() + " " + facts.version() + " (process " + process.pid() + ") ended";
  }

  private void mourn(String what, String how) {
    if (!closed.get()) {
      died.complete(
          "The " + what + " of the " + name + " died: " + how + ". Its log: " + logOf(what));
    }
  }

  private Path logOf(String what) {
    return what.equals("driver") ? server.log() : log;
  }

  /**
   * Ends the browser and deletes its profile. The browser is killed and not asked: nothing that it
   * would still write is wanted, and asking takes ten times as long.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    browserExitMonitor.close();
    reaper.end(profile, Stream.of(process));
    quit();
  }

  /** Frees the connections, and lets the driver, which others may share, forget the session. */
  private void quit() {
    CompletableFuture<Void> quit =
        CompletableFuture.runAsync(
            () -> {
              driver.closeBiDi();
              devTools.ifPresent(DevToolsConnection::close);
              if (server.alive()) {
                driver.quit();
              }
            },
            task -> {
              Thread thread = new Thread(task, "peerproof-quit-" + name);
              thread.setDaemon(true);
              thread.start();
            });
    try {
      quit.get(DriverTimeouts.DEFAULT.sessionEnd().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The driver did not say goodbye to the {}: {}", name, e.toString());
    }
  }
}
