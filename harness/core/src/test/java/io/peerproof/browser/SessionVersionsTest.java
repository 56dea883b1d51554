package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.DriverMatch;
import io.peerproof.browser.spec.DriverMismatchException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.WrongVersionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.ImmutableCapabilities;

class SessionVersionsTest {

  private static Installation installation(DriverMatch choice, String version) {
    return new Installation(
        new Installation.Browser(
            Path.of("/cache/chromium"), "Chromium", BrowserVersion.in(version).orElseThrow()),
        new Installation.Driver(
            Path.of("/bin/chromedriver"), new BrowserVersion("156.0.8078.79", 156)),
        "a shelf",
        choice,
        Map.of());
  }

  private static BrowserInfo facts(String spec, DriverMatch choice, String running) {
    return new SessionVersions(running, "156.0.8078.79")
        .facts(
            BrowserSpec.parse(spec),
            installation(choice, "131.0.6778.0"),
            List.of("--it"),
            java.util.Optional.of("no sandbox"));
  }

  @Test
  void are_those_that_the_session_tells() {
    SessionVersions versions =
        SessionVersions.of(
            new ImmutableCapabilities(
                Map.of(
                    "browserVersion",
                    "131.0.6778.0",
                    "chrome",
                    Map.of("chromedriverVersion", "150.0.1.2 (ab12)", "userDataDir", "/tmp/it"))),
            installation(DriverMatch.NEAREST, "131.0.6778.0"));

    assertThat(versions).isEqualTo(new SessionVersions("131.0.6778.0", "150.0.1.2"));
  }

  @ParameterizedTest
  @CsvSource({
    "npm:chromium@131.0.1, 131.0.6778.0",
    "npm:chromium, 131.0.6778.0",
    "debian:chromium@131.0.6778.0-1~deb12u1, 131.0.6778.0",
    "debian:chromium@131.0, 131.0.6778.0",
    "chrome@131.0.6778.0, 131.0.6778.0",
    "chrome@stable, 131.0.6778.0",
  })
  void that_fit_what_was_asked_for_are_told_in_the_facts(String spec, String running) {
    BrowserInfo facts = facts(spec, DriverMatch.NEAREST, running);

    assertThat(facts)
        .isEqualTo(
            new BrowserInfo(
                spec,
                "Chromium",
                running,
                "156.0.8078.79",
                "/cache/chromium",
                "/bin/chromedriver",
                "a shelf",
                java.util.Optional.of(
                    "The driver has version 156, the browser 131: it was the nearest available."),
                List.of("--it"),
                java.util.Optional.of("no sandbox")));
  }

  @ParameterizedTest
  @CsvSource({
    "npm:chromium@131.0.1, 132.0.6778.0, 131",
    "npm:chromium, 132.0.6778.0, 131",
    "npm:chromium@13, 131.0.6778.0, 13",
    "debian:chromium@131.0.6778.0-1~deb12u1, 131.0.6778.1, 131.0.6778.0",
    "chrome@131.0.6778.85, 131.0.6778.8, 131.0.6778.85",
    "chrome@beta, 130.0.6778.8, 131",
  })
  void that_do_not_fit_are_no_measurement(String spec, String running, String expected) {
    assertThatThrownBy(() -> facts(spec, DriverMatch.NEAREST, running))
        .isInstanceOf(WrongVersionException.class)
        .hasMessage(
            """
            The running browser is not the requested "%1$s": expected %2$s, but /cache/chromium is %3$s.
            What to do: download it again (peerproof browsers prune %1$s, then peerproof browsers install %1$s), or request %4$s."""
                .formatted(spec, expected, running, running.substring(0, 3)));
  }

  @Test
  void may_differ_when_the_user_named_the_driver_and_the_facts_say_so() {
    assertThat(facts("/cache/chromium", DriverMatch.ASKED_FOR, "131.0.6778.0").driverNote())
        .contains("The driver has version 156, the browser 131: PEERPROOF_DRIVER names it.");
    assertThat(facts("/cache/chromium", DriverMatch.ASKED_FOR, "156.0.1.2").driverNote()).isEmpty();
  }

  @Test
  void may_not_differ_else() {
    assertThatThrownBy(() -> facts("auto", DriverMatch.MATCHING, "131.0.6778.0"))
        .isInstanceOf(DriverMismatchException.class)
        .hasMessage(
            """
            The driver does not match the browser: /bin/chromedriver is 156.0.8078.79, /cache/chromium is 131.0.6778.0.
            What to do: install a driver of version 131, or request this pair: PEERPROOF_DRIVER=/bin/chromedriver""");
  }
}
