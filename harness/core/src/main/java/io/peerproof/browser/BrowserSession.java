package io.peerproof.browser;

import io.peerproof.browser.platform.DaemonThreads;
import io.peerproof.browser.platform.TempDirectory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
 * A running browser with its own profile. {@link #close} ends it and deletes all its files,
 * whatever its state.
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
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  /** The session that started the browser; empty if it is this one. */
  private final Optional<BrowserSession> owner;

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
      Path log,
      Optional<BrowserSession> owner) {
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
    this.owner = owner;
    browserExitMonitor.cut().thenRun(() -> completeDied("browser", browserEnded()));
    server.ended().thenAccept(how -> completeDied("driver", how));
    died.thenRun(listeners::fire);
  }

  /**
   * Returns a session of another window of the same browser, with the same profile. Closing either
   * session ends the browser.
   *
   * @param windowDriver session of the driver with that window
   * @param connection connection to the browser's DevTools
   * @param exit monitor of the browser's end
   */
  BrowserSession window(
      String windowName,
      SharedServiceDriver windowDriver,
      DevToolsConnection connection,
      BrowserExitMonitor exit) {
    return new BrowserSession(
        windowName,
        windowDriver,
        Optional.of(connection),
        server,
        process,
        exit,
        profile,
        reaper,
        facts,
        log,
        Optional.of(this));
  }

  /** Returns the driver that serves the session. */
  DriverServer server() {
    return server;
  }

  /** Registration of a listener for the end of a browser. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    /** Removes the listener. */
    @Override
    void close();
  }

  /**
   * Runs {@code act} when {@link #died} completes; at once if it has completed.
   *
   * @return the registration; close it when it is no longer needed, because it otherwise lives as
   *     long as the browser
   */
  public Subscription whenDied(Runnable act) {
    return listeners.add(act);
  }

  /** Returns the name of the session, such as {@code caller}. */
  public String name() {
    return name;
  }

  /**
   * Returns the WebDriver of the session, for screenshots and scripts. Do not quit it; use {@link
   * #close}.
   */
  public RemoteWebDriver driver() {
    return driver;
  }

  /**
   * Returns the WebDriver BiDi connection of the session, open since the start.
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

  /** Returns the connection to the browser's DevTools; empty if the harness uses BiDi. */
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
   * Answers the HTTP authentication of a host.
   *
   * @param userInfo {@code user:password}, decoded
   */
  public HttpAuthentication signIn(String host, String userInfo) {
    UrlCredentials urlCredentials = UrlCredentials.of(userInfo);
    if (devTools.isPresent()) {
      return DevToolsAuthentication.at(devTools.get(), host, urlCredentials);
    }
    server.markPasswordLogged();
    return BiDiAuthentication.at(biDi(), host, urlCredentials);
  }

  /**
   * Masks texts in the logs of the browser and of its driver when these end. Until then, and when
   * the run is killed, the logs have them.
   */
  public void hideInLogs(Collection<String> texts) {
    secrets.addAll(texts);
    server.addSecrets(texts);
    owner.ifPresent(first -> first.hideInLogs(texts));
  }

  /** Returns the description of the running browser and driver. */
  public BrowserInfo facts() {
    return facts;
  }

  /** Returns the process id of the browser. */
  public long pid() {
    return process.pid();
  }

  /**
   * Returns the log file of the browser: errors, console, crashes. Missing if it logged nothing.
   */
  public Path browserLog() {
    return log;
  }

  /** Returns the log file of the driver, shared by its sessions. */
  public Path driverLog() {
    return server.log();
  }

  /**
   * Completes within milliseconds when the browser or its driver ends without {@link #close}, with
   * a sentence that names it and its end. Never completes exceptionally, and never after {@link
   * #close} began.
   */
  public CompletableFuture<String> died() {
    return died.copy();
  }

  /** Returns true while browser and driver run. */
  public boolean alive() {
    return !closed.get() && !died.isDone() && owner.map(BrowserSession::alive).orElse(true);
  }

  boolean closed() {
    return closed.get();
  }

  private String browserEnded() {
    return facts.name() + " " + facts.version() + " (process " + process.pid() + ") ended";
  }

  private void completeDied(String what, String how) {
    if (!closed.get()) {
      died.complete(
          "The " + what + " of the " + name + " died: " + how + ". Its log: " + logOf(what));
    }
  }

  private Path logOf(String what) {
    return what.equals("driver") ? server.log() : log;
  }

  /**
   * Ends the browser and deletes its profile. It kills the browser: an orderly exit takes ten times
   * as long, and its last writes are not needed.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    browserExitMonitor.close();
    owner.ifPresentOrElse(BrowserSession::close, () -> reaper.end(profile, Stream.of(process)));
    if (owner.isEmpty() && !secrets.isEmpty()) {
      DriverLogFile.hide(
          log,
          secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
    }
    quit();
  }

  /** Closes the connections, and removes the session from the driver, which others may share. */
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
            DaemonThreads.executor("peerproof-quit-" + name));
    try {
      quit.get(DriverTimeouts.DEFAULT.sessionEnd().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The driver did not end the session of the {}: {}", name, e.toString());
    }
  }
}
