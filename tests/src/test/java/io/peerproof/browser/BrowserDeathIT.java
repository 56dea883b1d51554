package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.ProcessProbe;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.spec.BrowserSpec;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browsers and drivers killed from outside, like by the kernel when memory runs out. */
class BrowserDeathIT {
  private static final BrowserSpec SPEC = BrowserSpec.requested(System.getenv());

  @TempDir Path logs;
  private final BrowserPool browsers = BrowserPool.onThisMachine(true, line -> {});

  @AfterEach
  void close() {
    browsers.close();
  }

  @Test
  void a_killed_browser_is_noticed_without_asking_and_leaves_nothing() throws Exception {
    BrowserSession session = browsers.open(SPEC, LaunchOptions.named("caller", logs));
    BrowserSession other = browsers.open(SPEC, LaunchOptions.named("callee", logs));

    ProcessHandle.of(session.pid()).orElseThrow().destroyForcibly();
    String sentence = session.died().get(TestTimeouts.CONDITION.toMillis(), TimeUnit.MILLISECONDS);

    assertThat(sentence)
        .isEqualTo(
            "The browser of the caller died: %s %s (process %d) ended. Its log: %s"
                .formatted(
                    session.facts().name(),
                    session.facts().version(),
                    session.pid(),
                    logs.resolve("caller-browser.log")));
    assertThat(session.alive()).isFalse();
    assertThat(other.alive()).isTrue();
    browsers.close();
    assertThat(Left.byThisProcess()).isEmpty();
  }

  @Test
  void a_killed_driver_is_noticed_without_asking_and_leaves_nothing() throws Exception {
    BrowserSession session = browsers.open(SPEC, LaunchOptions.named("caller", logs));
    ProcessHandle driver = ProcessProbe.drivers().findFirst().orElseThrow();

    driver.destroyForcibly();
    String sentence = session.died().get(TestTimeouts.CONDITION.toMillis(), TimeUnit.MILLISECONDS);

    assertThat(sentence)
        .isEqualTo(
            "The driver of the caller died: %s %s (process %d) ended with exit code 137. Its log: %s"
                .formatted(
                    Path.of(session.facts().driver()).getFileName(),
                    session.facts().driverVersion(),
                    driver.pid(),
                    logs.resolve("driver.log")));
    browsers.close();
    assertThat(Left.byThisProcess()).isEmpty();
  }

  @Test
  void after_the_death_of_a_driver_the_next_session_gets_a_new_one() {
    BrowserSession first = browsers.open(SPEC, LaunchOptions.named("first", logs));
    ProcessProbe.drivers().forEach(ProcessHandle::destroyForcibly);
    first.died().join();

    BrowserSession second = browsers.open(SPEC, LaunchOptions.named("second", logs));

    assertThat(second.alive()).isTrue();
    assertThat(second.driverLog()).isEqualTo(logs.resolve("driver-2.log"));
  }
}
