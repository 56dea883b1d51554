package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.peerproof.ProcessProbe;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.platform.ProcessTrees;
import io.peerproof.browser.spec.BrowserLaunchException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;

class BrowserSessionIT {
  private static final BrowserSpec SPEC = BrowserSpec.requested(System.getenv());

  private static final String ROOT = DevToolsConnection.ROOT;
  private static final String PAGE = "/targetInfos/0/targetId";

  @TempDir Path logs;
  private final BrowserPool browsers = BrowserPool.onThisMachine(true, line -> {});

  @AfterEach
  void close() {
    browsers.close();
  }

  @Test
  void facts_are_those_of_the_running_programs() {
    BrowserSession session = browsers.open(SPEC, LaunchOptions.named("caller", logs));

    BrowserInfo facts = session.facts();

    Map<String, Object> told = session.cdp("Browser.getVersion", Map.of());
    assertThat(told.get("product").toString()).endsWith("/" + facts.version());
    assertThat(BrowserVersion.in(facts.driverVersion()).orElseThrow().major())
        .isEqualTo(BrowserVersion.in(facts.version()).orElseThrow().major());
    assertThat(facts.requested()).isEqualTo(SPEC.text());
    assertThat(facts.name()).isNotBlank();
    assertThat(Path.of(facts.binary())).isExecutable();
    assertThat(Path.of(facts.driver())).isExecutable();
    assertThat(ProcessTrees.commandLine(ProcessHandle.of(session.pid()).orElseThrow()))
        .contains(facts.arguments());
    assertThat(session.alive()).isTrue();
  }

  @Test
  void two_sessions_share_one_driver_and_each_has_its_own_browser() {
    List<BrowserSession> sessions =
        browsers.openAll(
            List.of(
                new BrowserPool.LaunchRequest(SPEC, LaunchOptions.named("caller", logs)),
                new BrowserPool.LaunchRequest(SPEC, LaunchOptions.named("callee", logs))));

    assertThat(sessions).extracting(BrowserSession::name).containsExactly("caller", "callee");
    assertThat(sessions).extracting(BrowserSession::pid).doesNotHaveDuplicates();
    assertThat(sessions)
        .extracting(BrowserSession::driverLog)
        .containsOnly(logs.resolve("driver.log"));
    assertThat(ProcessProbe.drivers()).hasSize(1);
  }

  @Test
  void a_session_has_devtools_of_its_own_and_no_tab_that_translates_bidi() {
    BrowserSession session = browsers.open(SPEC, LaunchOptions.named("caller", logs));

    Throwable refusal = catchThrowable(session::biDi);

    assertThat(targets(session)).hasSize(1);
    assertThat(refusal)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The session of the caller has no WebDriver BiDi: start it with"
                + " LaunchOptions.withTransport(ProbeTransport.BIDI).");
  }

  @Test
  void a_page_saves_no_file_on_this_machine() {
    BrowserSession session = browsers.open(SPEC, LaunchOptions.named("caller", logs));
    List<String> states = new CopyOnWriteArrayList<>();
    session
        .devTools()
        .orElseThrow()
        .listen(
            event -> {
              if (event.method().equals("Browser.downloadProgress")) {
                states.add(event.params().path("state").asString());
              }
            });

    session
        .driver()
        .get("data:text/html,<a download=peerproof-it.txt href='data:text/plain,x'>save</a>");
    session.driver().findElement(By.tagName("a")).click();

    Awaitility.await("the end of the download")
        .atMost(TestTimeouts.CONDITION)
        .until(() -> states.contains("canceled") || states.contains("completed"));
    assertThat(states).contains("canceled").doesNotContain("completed");
  }

  @Test
  void a_session_that_asks_for_bidi_has_it() {
    LaunchOptions options = LaunchOptions.named("caller", logs).withTransport(ProbeTransport.BIDI);

    BrowserSession session = browsers.open(SPEC, options);

    assertThat(session.biDi().getBidiSessionStatus()).isNotNull();
    assertThat(session.devTools()).isEmpty();
  }

  @Test
  void who_waits_for_a_browser_that_ends_is_told() {
    BrowserSession session = browsers.open(SPEC, LaunchOptions.named("caller", logs));
    DevToolsConnection devTools = session.devTools().orElseThrow();
    String page = devTools.call(ROOT, "Target.getTargets", Map.of()).at(PAGE).asString();
    String attached =
        devTools
            .call(ROOT, "Target.attachToTarget", Map.of("targetId", page, "flatten", true))
            .path("sessionId")
            .asString();
    CompletableFuture<?> answer =
        devTools.send(
            attached,
            "Runtime.evaluate",
            Map.of("expression", "new Promise(() => {})", "awaitPromise", true));

    session.close();

    assertThat(answer)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isInstanceOf(WebDriverException.class);
    assertThat(devTools.send(ROOT, "Browser.getVersion", Map.of())).isCompletedExceptionally();
  }

  private static Stream<String> targets(BrowserSession session) {
    return session
        .devTools()
        .orElseThrow()
        .call(ROOT, "Target.getTargets", Map.of())
        .path("targetInfos")
        .valueStream()
        .map(target -> target.path("type").asString() + " " + target.path("url").asString());
  }

  @Test
  void a_session_that_is_closed_leaves_the_other_one_alone() {
    BrowserSession first = browsers.open(SPEC, LaunchOptions.named("first", logs));
    BrowserSession second = browsers.open(SPEC, LaunchOptions.named("second", logs));

    first.close();
    first.close();

    assertThat(first.alive()).isFalse();
    assertThat(first.died()).isNotDone();
    assertThat(ProcessHandle.of(first.pid()).filter(ProcessProbe::runs)).isEmpty();
    assertThat(second.alive()).isTrue();
    assertThat(second.driver().getCurrentUrl()).isNotBlank();
  }

  @Test
  void nothing_is_left_after_a_close() {
    browsers.open(SPEC, LaunchOptions.named("caller", logs));
    assertThat(Left.byThisProcess()).isNotEmpty();

    browsers.close();

    assertThat(Left.byThisProcess()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GRANTED, live", "REFUSED, NotAllowedError", "NO_DEVICE, NotFoundError"})
  void the_camera_is_granted_refused_or_missing(CameraPolicy policy, String answer)
      throws IOException {
    try (BlankPage page = new BlankPage()) {
      BrowserSession session =
          browsers.open(SPEC, LaunchOptions.named("caller", logs).withCamera(policy));
      session.driver().get(page.url());

      Object answered = session.driver().executeAsyncScript(page.script("ask-for-camera.js"));

      assertThat(answered).isEqualTo(answer);
    }
  }

  @Test
  void a_browser_that_does_not_start_is_told_with_its_reason_and_leaves_nothing() {
    LaunchOptions options = LaunchOptions.named("caller", logs).withArguments("--version");

    Throwable failure = catchThrowable(() -> browsers.open(SPEC, options));

    assertThat(failure)
        .isInstanceOf(BrowserLaunchException.class)
        .hasMessageStartingWith("The browser of the caller, ")
        .hasMessageContaining(", did not start: session not created: ")
        .hasMessageContaining("\nIts driver's log: " + logs.resolve("driver.log"))
        .hasMessageEndingWith("\nWhat to do: run \"peerproof doctor\".");
    browsers.close();
    assertThat(Left.byThisProcess()).isEmpty();
  }
}
