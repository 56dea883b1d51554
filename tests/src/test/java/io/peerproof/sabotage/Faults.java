package io.peerproof.sabotage;

import io.peerproof.browser.BrowserSession;
import io.peerproof.call.Role;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.WebDriverException;

/** What can be done to a call from outside. */
final class Faults {

  private static final Pattern ROOM = Pattern.compile("[?&]room=([A-Za-z0-9-]+)");

  private Faults() {}

  /** Ends the browser of one peer. */
  static Fault killBrowser(Role role) {
    return scene -> process(scene.sessions().get(role)).destroyForcibly();
  }

  /** Ends the driver of one peer's browser; it may be the other's as well. */
  static Fault killDriver(Role role) {
    return scene ->
        process(scene.sessions().get(role))
            .parent()
            .filter(parent -> parent.info().command().orElse("").contains("driver"))
            .orElseThrow(() -> new IllegalStateException("the browser has no driver above it"))
            .destroyForcibly();
  }

  /** Crashes the renderer of one peer's tab. */
  static Fault crashTab(Role role) {
    return scene -> {
      try {
        scene.sessions().get(role).cdp("Page.crash", Map.of());
      } catch (WebDriverException e) {
        // what crashes does not answer
      }
    };
  }

  /** No packet comes to one peer's browser, or goes from it. */
  static Fault cutNetwork(Role role) {
    return scene -> {
      BrowserSession session = scene.sessions().get(role);
      emulate(session, 100);
      scene.afterwards(() -> emulate(session, 0));
    };
  }

  private static void emulate(BrowserSession session, int packetLoss) {
    session.cdp(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline", false,
            "latency", 0,
            "downloadThroughput", -1,
            "uploadThroughput", -1,
            "packetLoss", packetLoss));
  }

  /** A third participant calls the callee. */
  static Fault bringThird() {
    return scene -> {
      String callees = scene.sessions().get(Role.CALLEE).driver().getCurrentUrl();
      Matcher room = ROOM.matcher(String.valueOf(callees));
      if (!room.find()) {
        throw new IllegalStateException("there is no room in " + callees);
      }
      scene.bringThird("/test/bare-call.html?role=third&room=" + room.group(1));
    };
  }

  private static ProcessHandle process(BrowserSession session) {
    return ProcessHandle.of(session.pid())
        .orElseThrow(() -> new IllegalStateException("the browser is gone before it was struck"));
  }
}
