package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.BrowserInfo;
import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.Left;
import io.peerproof.browser.RunningPrograms;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.WrongVersionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Browsers of the cache that run. */
@EnabledOnOs(OS.LINUX)
class BrowserDownloaderIT {
  @TempDir Path root;
  private RunningPrograms programs;

  @BeforeEach
  void find_the_programs() throws IOException {
    programs = RunningPrograms.find(root.resolve("logs"));
  }

  private BrowserPool browsers(Map<String, String> variables) {
    HostEnvironment here = HostEnvironment.here();
    Map<String, String> environment = new HashMap<>(here.environment());
    environment.put("XDG_CACHE_HOME", root.resolve("cache").toString());
    environment.putAll(variables);
    HostEnvironment host =
        new HostEnvironment(
            here.os(), environment, here.home(), here.root(), here.superuser(), here.commands());
    return new BrowserPool(host, new BrowserFinder(host, false, line -> {}));
  }

  private static BrowserSession open(BrowserPool browsers, String spec, Path logs) {
    return browsers.open(BrowserSpec.parse(spec), LaunchOptions.named("caller", logs));
  }

  @Test
  void chrome_for_testing_runs_as_a_mirror_has_it() throws IOException {
    String major = programs.version().replaceFirst("\\..*", "");
    try (PackedMirror mirror = new PackedMirror(programs, root);
        BrowserPool browsers =
            browsers(
                Map.of(
                    "SE_BROWSER_MIRROR_URL", mirror.url(), "SE_DRIVER_MIRROR_URL", mirror.url()));
        BrowserSession session = open(browsers, "chrome@" + major, root.resolve("logs"))) {

      BrowserInfo facts = session.facts();

      assertThat(facts.version()).isEqualTo(programs.version());
      assertThat(facts.source()).isEqualTo("Chrome for Testing " + programs.version());
      assertThat(facts.driverNote()).isEmpty();
      assertThat(Files.readSymbolicLink(Path.of("/proc/" + session.pid() + "/exe")))
          .isEqualTo(Path.of(facts.binary()))
          .startsWith(root.toRealPath().resolve("cache"))
          .hasFileName("chrome");
    }
  }

  @Test
  void another_version_than_was_asked_for_is_no_measurement_and_leaves_nothing()
      throws IOException {
    String expected = versionBefore(programs.version());
    String debian = expected + "-1~deb12u1";
    Path folder = root.resolve("cache/peerproof/browsers/debian/" + debian).toAbsolutePath();
    Path browser = stand(folder.resolve("usr/lib/chromium/chromium"), programs.browser());
    stand(folder.resolve("usr/bin/chromedriver"), programs.driver());
    String spec = "debian:chromium@" + debian;

    try (BrowserPool browsers = browsers(Map.of())) {
      assertThatThrownBy(() -> open(browsers, spec, root.resolve("logs")))
          .isInstanceOf(WrongVersionException.class)
          .hasMessage(
              """
              The running browser is not the requested "%1$s": expected %5$s, but %2$s is %3$s.
              What to do: download it again (peerproof browsers prune %1$s, then peerproof browsers install %1$s), or request %4$s."""
                  .formatted(
                      spec,
                      browser,
                      programs.version(),
                      programs.version().replaceFirst("\\..*", ""),
                      expected));
    }
    assertThat(Left.byThisProcess()).isEmpty();
  }

  /**
   * Returns a version of the previous major version, which no installed browser and no archive has.
   */
  private static String versionBefore(String version) {
    int dot = version.indexOf('.');
    return Integer.parseInt(version.substring(0, dot)) - 1 + version.substring(dot);
  }

  /** Writes a program that stands for another one. */
  private static Path stand(Path file, Path program) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\nexec " + program + " \"$@\"\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
