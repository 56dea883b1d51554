package io.peerproof.sabotage;

import io.peerproof.TestTimeouts;
import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;

/** Actions on a call from outside. */
final class Faults {

  /** Time limit with a third peer, whose page and connection follow those of the other two. */
  static final Duration WITH_A_THIRD = TestTimeouts.HOPELESS_CALL;

  /** Chromium: services/network; its UDP sockets are those of WebRTC. */
  private static final String NETWORK_SERVICE = "--utility-sub-type=network.mojom.NetworkService";

  private static final Pattern ROOM = Pattern.compile("[?&]room=([A-Za-z0-9-]+)");

  private Faults() {}

  /** Clicks on an element of one peer's page. */
  static Fault click(PeerRole role, String selector) {
    return scene ->
        scene.sessions().get(role).driver().findElement(By.cssSelector(selector)).click();
  }

  /** Kills the browser of one peer. */
  static Fault killBrowser(PeerRole role) {
    return scene -> process(scene.sessions().get(role)).destroyForcibly();
  }

  /** Kills the driver of one peer's browser; it may also drive the other browser. */
  static Fault killDriver(PeerRole role) {
    return scene ->
        process(scene.sessions().get(role))
            .parent()
            .filter(parent -> parent.info().command().orElse("").contains("driver"))
            .orElseThrow(() -> new IllegalStateException("the browser has no driver above it"))
            .destroyForcibly();
  }

  /** Crashes the renderer of one peer's tab. */
  static Fault crashTab(PeerRole role) {
    return scene -> {
      try {
        scene.sessions().get(role).cdp("Page.crash", Map.of());
      } catch (WebDriverException e) {
        // what crashes does not answer
      }
    };
  }

  /**
   * Stops the process that owns the sockets of one peer's browser, so that no packet arrives or
   * leaves.
   */
  static Fault cutNetwork(PeerRole role) {
    return scene -> {
      ProcessHandle network =
          process(scene.sessions().get(role))
              .descendants()
              .filter(one -> commandLine(one).contains(NETWORK_SERVICE))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no process has the browser's sockets"));
      scene.afterwards(() -> signal("-CONT", network));
      signal("-STOP", network);
    };
  }

  /**
   * Returns the command line of a process. Chromium's processes rewrite theirs as one word, which
   * {@code ProcessHandle} does not return.
   */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      int status =
          new ProcessBuilder("kill", name, String.valueOf(process.pid())).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill " + name + " " + process.pid() + " gave " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets a third participant call the callee. */
  static Fault bringThird() {
    return new Fault() {
      @Override
      public void strike(Scene scene) {
        String callees = scene.sessions().get(PeerRole.CALLEE).driver().getCurrentUrl();
        Matcher room = ROOM.matcher(String.valueOf(callees));
        if (!room.find()) {
          throw new IllegalStateException("there is no room in " + callees);
        }
        scene.openInThird("/test/bare-call.html?role=third&room=" + room.group(1));
      }

      @Override
      public boolean needsThird() {
        return true;
      }
    };
  }

  /** Runs an echo server, which the pages find in the room "echo". */
  static Fault runEchoServer() {
    return new Fault() {
      @Override
      public void strike(Scene scene) {
        scene.openInThird("/test/echo.html");
      }

      @Override
      public Moment moment() {
        return Moment.BEFORE;
      }

      @Override
      public boolean needsThird() {
        return true;
      }
    };
  }

  private static ProcessHandle process(BrowserSession session) {
    return ProcessHandle.of(session.pid())
        .orElseThrow(() -> new IllegalStateException("the browser is gone before it was struck"));
  }
}
