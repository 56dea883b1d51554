package io.peerproof.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.peerproof.ProbedBrowser;
import io.peerproof.TestTimeouts;
import io.peerproof.event.PeerEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;

/** The demo page, driven like by a user. */
final class DemoPage {

  private final ProbedBrowser browser;
  private final String name;

  private DemoPage(ProbedBrowser browser, String name) {
    this.browser = browser;
    this.name = name;
  }

  /** Opens the page, which joins the room by itself, and waits until it has joined. */
  static DemoPage joined(ProbedBrowser browser, URI server, String room, String name, String more) {
    DemoPage page = opened(browser, server, room, name, more);
    page.awaitState("joined");
    return page;
  }

  /** Opens the page, which tries to join the room by itself. */
  static DemoPage opened(ProbedBrowser browser, URI server, String room, String name, String more) {
    browser.open(server.resolve("/?room=" + room + "&name=" + name + more));
    // A browser answers before it has loaded what it is to open.
    await("the page of " + name + " is there")
        .atMost(TestTimeouts.CONDITION)
        .until(() -> !browser.session().driver().findElements(By.id("notice")).isEmpty());
    return new DemoPage(browser, name);
  }

  /** Returns the state in {@code #status}: {@code joined}, {@code calling}, {@code in-call}, … */
  String state() {
    return attribute("status", "data-state");
  }

  void awaitState(String state) {
    await(name + " is " + state).atMost(TestTimeouts.CONDITION).until(this::state, state::equals);
  }

  void awaitSeen(String other) {
    await(name + " sees " + other)
        .atMost(TestTimeouts.CONDITION)
        .until(() -> callButtons(other).size() == 1);
  }

  /** Returns the code of the displayed error: {@code camera-refused}; empty if there is none. */
  String error() {
    return attribute("notice", "data-error");
  }

  /**
   * Returns the code of the last action of the other user: {@code peer-hung-up}; empty if there is
   * none.
   */
  String news() {
    return attribute("notice", "data-notice");
  }

  String noticeText() {
    return element("notice-text").getText();
  }

  void call(String other) {
    callButtons(other).get(0).click();
  }

  void press(String button) {
    element(button).click();
  }

  boolean offers(String button) {
    return element(button).isDisplayed();
  }

  /** Returns the events since this page was opened. */
  List<PeerEvent> events() {
    return browser.events();
  }

  /** Returns the arrows of the diagram so far, by the step that each one represents. */
  List<String> arrows() {
    return browser.session().driver().findElements(By.cssSelector("#diagram [data-step]")).stream()
        .map(arrow -> arrow.getDomAttribute("data-step"))
        .toList();
  }

  /** Runs one of the tests' scripts in the page. */
  void run(String script) throws IOException {
    try (InputStream in = DemoPage.class.getResourceAsStream("/pages/" + script)) {
      browser.session().driver().executeScript(new String(in.readAllBytes(), UTF_8));
    }
  }

  /** Clicks without waiting for the end of the click, because a glare needs two fast clicks. */
  void callAtOnce(String other) {
    ((JavascriptExecutor) browser.session().driver())
        .executeScript("arguments[0].click()", callButtons(other).get(0));
  }

  private List<WebElement> callButtons(String other) {
    return browser
        .session()
        .driver()
        .findElements(By.cssSelector("#peers li[data-peer-name='" + other + "'] button.call"));
  }

  private WebElement element(String id) {
    return browser.session().driver().findElement(By.id(id));
  }

  private String attribute(String id, String attribute) {
    String value = element(id).getDomAttribute(attribute);
    return value == null ? "" : value;
  }
}
