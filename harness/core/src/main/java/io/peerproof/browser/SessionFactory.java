package io.peerproof.browser;

import io.peerproof.browser.detect.VersionCache;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.ProcessTrees;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.browser.spec.BrowserFamily;
import io.peerproof.browser.spec.BrowserLaunchException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.Installation;
import io.peerproof.timeline.DurationText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chromium.ChromiumOptions;

/** Starts a browser on a running driver and determines its actual versions. */
public record SessionFactory(
    HostEnvironment machine, Path temporary, OwnerTag owner, ResourceReaper leftovers) {

  private static final String DOWNLOADS = "Browser.setDownloadBehavior";

  BrowserSession start(
      BrowserSpec spec, Installation installation, DriverServer server, LaunchOptions options) {
    Stream.concat(options.fakeVideo().stream(), options.fakeAudio().stream())
        .filter(file -> !Files.isReadable(file))
        .forEach(SessionFactory::unreadable);
    requireNoWindow(installation.browser(), options);
    TempDirectory profile = leftovers.directory(temporary, owner);
    try {
      return start(spec, installation, server, options, profile);
    } catch (RuntimeException | IOException e) {
      leftovers.end(profile, Stream.empty());
      throw e instanceof BrowserException known ? known : failure(installation, server, options, e);
    }
  }

  /** Rejects a headless shell for a visible window: it would start, and show nothing. */
  public static void requireNoWindow(Installation.Browser browser, LaunchOptions options) {
    if (options.headed() && browser.headlessOnly()) {
      throw new BrowserLaunchException(
          "The browser of the "
              + options.name()
              + ", "
              + browser
              + ", cannot open a window: it is a headless shell.\nWhat to do: remove --headed, or"
              + " use chrome@"
              + browser.version().major()
              + ".",
          null);
    }
  }

  private BrowserSession start(
      BrowserSpec spec,
      Installation installation,
      DriverServer server,
      LaunchOptions options,
      TempDirectory profile)
      throws IOException {
    Files.createDirectories(options.logDirectory());
    Path log = options.logDirectory().resolve(options.name() + "-browser.log");
    SandboxMode sandbox = SandboxMode.of(machine);
    List<String> arguments =
        BrowserArguments.of(options, machine, sandbox, profile.directory(), log);
    BrowserFamily kind = BrowserFamily.of(installation.browser().binary());
    SharedServiceDriver driver =
        SharedServiceDriver.start(
            server.address(),
            kind,
            capabilities(installation, kind, arguments, options.transport()),
            options.transport());
    Capabilities actual = driver.getCapabilities();
    SessionVersions running = SessionVersions.of(actual, installation);
    if (!running.browser().equals(installation.browser().version().text())) {
      VersionCache.of(machine).forget(installation.browser().binary());
    }
    BrowserInfo facts = running.facts(spec, installation, arguments, sandbox.note(arguments));
    Map<?, ?> vendor = (Map<?, ?>) actual.getCapability(kind.optionsKey);
    String debuggerAddress = String.valueOf(vendor.get("debuggerAddress"));
    Optional<DevToolsConnection> devTools =
        options.transport() == ProbeTransport.CDP
            ? Optional.of(DevToolsConnection.to(debuggerAddress))
            : Optional.empty();
    denyDownloads(driver, devTools);
    return new BrowserSession(
        options.name(),
        driver,
        devTools,
        server,
        process(actual, kind, profile),
        BrowserExitMonitor.to(debuggerAddress),
        profile,
        leftovers,
        facts,
        log,
        Optional.empty());
  }

  /**
   * Opens another window in a running browser. It has a session of the driver of its own, so that
   * commands to one window do not wait for those to the other.
   *
   * @throws BrowserLaunchException if the driver or the browser refuses
   */
  static BrowserSession window(BrowserSession browser, String name) {
    BrowserFamily kind = BrowserFamily.of(Path.of(browser.facts().binary()));
    try {
      Map<?, ?> vendor =
          (Map<?, ?>) browser.driver().getCapabilities().getCapability(kind.optionsKey);
      String debuggerAddress = String.valueOf(vendor.get("debuggerAddress"));
      ChromiumOptions<?> options =
          new ChromiumOptions<>("browserName", kind.browserName, kind.optionsKey)
              .setExperimentalOption("debuggerAddress", debuggerAddress)
              .setPageLoadStrategy(PageLoadStrategy.NONE)
              .setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
      SharedServiceDriver driver =
          SharedServiceDriver.start(browser.server().address(), kind, options, ProbeTransport.CDP);
      driver.switchTo().newWindow(WindowType.WINDOW);
      return browser.window(
          name,
          driver,
          DevToolsConnection.to(debuggerAddress),
          BrowserExitMonitor.to(debuggerAddress));
    } catch (WebDriverException | IOException e) {
      throw new BrowserLaunchException(
          "The window of the "
              + name
              + " did not open in the browser of the other peer: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Forbids downloads: the page is a stranger's, and files that it makes are not for the disk of
   * the user. Answers are not waited for; commands of one connection are executed in order.
   */
  private static void denyDownloads(
      SharedServiceDriver driver, Optional<DevToolsConnection> devTools) {
    Map<String, Object> denied = Map.of("behavior", "deny", "eventsEnabled", true);
    devTools.ifPresentOrElse(
        connection -> connection.send(DevToolsConnection.ROOT, DOWNLOADS, denied),
        () -> driver.executeCdpCommand(DOWNLOADS, denied));
  }

  private static Capabilities capabilities(
      Installation installation,
      BrowserFamily kind,
      List<String> arguments,
      ProbeTransport transport) {
    ChromiumOptions<?> options =
        new ChromiumOptions<>("browserName", kind.browserName, kind.optionsKey)
            .setBinary(installation.browser().binary().toString())
            .addArguments(arguments)
            .setPageLoadStrategy(PageLoadStrategy.NONE)
            // The probe answers them, when no step does; the driver would without a word.
            .setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
    // Asked for BiDi, ChromeDriver opens the tab in which it translates it.
    return transport == ProbeTransport.BIDI ? options.enableBiDi() : options;
  }

  /**
   * Returns the browser process. Older drivers do not report it: then it is the topmost process
   * with the profile.
   */
  private static ProcessHandle process(
      Capabilities actual, BrowserFamily kind, TempDirectory profile) {
    if (actual.getCapability(kind.vendor + ":processID") instanceof Number pid) {
      return ProcessHandle.of(pid.longValue()).orElseThrow(SessionFactory::vanished);
    }
    return ProcessTrees.exactly(profile.directory().toString())
        .filter(process -> !ProcessTrees.commandLine(process).contains(" --type="))
        .findFirst()
        .orElseThrow(SessionFactory::vanished);
  }

  /**
   * Checks the fake media files: without them the browser would crash, or capture something else,
   * without an error.
   */
  private static void unreadable(Path media) {
    throw new BrowserLaunchException("The fake media file " + media + " cannot be read.", null);
  }

  private static BrowserLaunchException vanished() {
    return new BrowserLaunchException("The browser ended as soon as it had started.", null);
  }

  /**
   * Returns the reason in one sentence. Selenium's own sentence about a driver that is silent, or
   * out of reach, speaks of everything that may fail.
   */
  private static String reason(DriverServer server, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
        return "its driver gave no answer within "
            + DurationText.of(DriverTimeouts.DEFAULT.answer());
      }
      if (cause instanceof ConnectException) {
        return "its driver cannot be reached at " + server.address();
      }
    }
    return e instanceof WebDriverException webDriver
        ? webDriver.getRawMessage().replaceFirst("(?s)^.*?Message: ", "")
        : String.valueOf(e.getMessage());
  }

  private BrowserLaunchException failure(
      Installation installation, DriverServer server, LaunchOptions options, Exception e) {
    String reason = reason(server, e);
    return new BrowserLaunchException(
        "The browser of the "
            + options.name()
            + ", "
            + installation.browser()
            + ", did not start: "
            + reason.lines().findFirst().orElse(e.toString()).strip()
            + "\nIts driver's log: "
            + server.log()
            + "\nWhat to do: run \"peerproof doctor\".",
        e);
  }
}
