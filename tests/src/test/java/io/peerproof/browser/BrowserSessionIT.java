package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.peerproof.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserSessionIT {
  private static final BrowserSpec SPEC = BrowserSpec.requested(Optional.empty(), System.getenv());

  @TempDir Path logs;
  private final Browsers browsers = Browsers.onThisMachine(true, line -> {});

  @AfterEach
  void close() {
    browsers.close();
  }

  @Test
  void facts_are_those_of_the_running_programs() {
    BrowserSession session = browsers.open(SPEC, LaunchOptions.named("caller", logs));

    BrowserFacts facts = session.facts();

    Map<String, Object> told = session.cdp("Browser.getVersion", Map.of());
    assertThat(told.get("product").toString()).endsWith("/" + facts.version());
    assertThat(Version.in(facts.driverVersion()).orElseThrow().major())
        .isEqualTo(Version.in(facts.version()).orElseThrow().major());
    assertThat(facts.requested()).isEqualTo(SPEC.text());
    assertThat(facts.name()).isNotBlank();
    assertThat(Path.of(facts.binary())).isExecutable();
    assertThat(Path.of(facts.driver())).isExecutable();
    assertThat(Processes.commandLine(ProcessHandle.of(session.pid()).orElseThrow()))
        .contains(facts.arguments());
    assertThat(session.alive()).isTrue();
  }

  @Test
  void two_sessions_share_one_driver_and_each_has_its_own_browser() {
    List<BrowserSession> sessions =
        browsers.openAll(
            List.of(
                new Browsers.Order(SPEC, LaunchOptions.named("caller", logs)),
                new Browsers.Order(SPEC, LaunchOptions.named("callee", logs))));

    assertThat(sessions).extracting(BrowserSession::name).containsExactly("caller", "callee");
    assertThat(sessions).extracting(BrowserSession::pid).doesNotHaveDuplicates();
    assertThat(sessions)
        .extracting(BrowserSession::driverLog)
        .containsOnly(logs.resolve("driver.log"));
    assertThat(ProcessHandle.current().children().filter(Running::runs)).hasSize(1);
    assertThat(sessions)
        .allSatisfy(session -> assertThat(session.biDi().getBidiSessionStatus()).isNotNull());
  }

  @Test
  void a_session_that_is_closed_leaves_the_other_one_alone() {
    BrowserSession first = browsers.open(SPEC, LaunchOptions.named("first", logs));
    BrowserSession second = browsers.open(SPEC, LaunchOptions.named("second", logs));

    first.close();
    first.close();

    assertThat(first.alive()).isFalse();
    assertThat(first.died()).isNotDone();
    assertThat(ProcessHandle.of(first.pid()).filter(Running::runs)).isEmpty();
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
