package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.detect.BrowserLookup;
import io.peerproof.browser.detect.ExplicitBrowserLookup;
import io.peerproof.browser.detect.InstalledBrowserLookup;
import io.peerproof.browser.detect.SeleniumCacheLookup;
import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.DriverMatch;
import io.peerproof.browser.spec.DriverMismatchException;
import io.peerproof.browser.spec.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserFinderTest {
  @TempDir Path root;
  private FakeHostEnvironment test;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void machine() throws IOException {
    test = new FakeHostEnvironment(root);
  }

  private Installation find(BrowserSpec spec) {
    return new BrowserFinder(test.machine(), true, progress::add).present(spec);
  }

  @Test
  void the_named_browser_is_taken_with_the_driver_beside_it() throws IOException {
    test.program("usr/bin/chromium", "Chromium 156.0.8078.79");
    test.program("usr/bin/chromedriver", "ChromeDriver 156.0.8078.79");
    Path named = test.program("opt/chrome/chrome", "Google Chrome 131.0.6778.33 ");
    Path beside = test.program("opt/chrome/chromedriver", "ChromeDriver 131.0.6778.85 (3b01)");

    Installation found = find(BrowserSpec.at(named));

    assertThat(found)
        .isEqualTo(
            Installation.matching(
                new Installation.Browser(
                    named, "Google Chrome", new BrowserVersion("131.0.6778.33", 131)),
                new Installation.Driver(beside, new BrowserVersion("131.0.6778.85", 131)),
                "named browser"));
  }

  @Test
  void a_named_browser_that_is_missing_is_not_replaced() throws IOException {
    test.program("usr/bin/chromium", "Chromium 156.0.8078.79");
    test.program("usr/bin/chromedriver", "ChromeDriver 156.0.8078.79");
    Path missing = test.at("opt/chrome");

    assertThatThrownBy(() -> find(BrowserSpec.at(missing)))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            No browser with a driver was found for "%1$s".
            Tried, in this order:
              1. named browser: %1$s does not exist.
            What to do: name another file, or remove its name from --browser, --browsers, --caller, --callee, peerproof.yaml or PEERPROOF_BROWSER."""
                .formatted(missing));
  }

  @Test
  void a_named_file_that_is_no_browser_is_told_by_what_it_says() throws IOException {
    Path other = test.program("opt/env", "env (GNU coreutils) 9.1");

    assertThatThrownBy(() -> find(BrowserSpec.at(other)))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessageContaining(
            "1. named browser: "
                + other
                + " --version printed no version of a browser: it printed \"env (GNU coreutils) 9.1\".\n");
  }

  @Test
  void chrome_goes_before_chromium_and_a_pair_that_matches_before_one_that_does_not()
      throws IOException {
    test.program("usr/bin/google-chrome", "Google Chrome 157.0.1.2");
    Path chromium = test.program("usr/bin/chromium", "Chromium 156.0.8078.79");
    Path driver = test.program("usr/bin/chromedriver", "ChromeDriver 156.0.8078.79");

    Installation found = find(BrowserSpec.auto());

    assertThat(found.browser().binary()).isEqualTo(chromium);
    assertThat(found.driver().binary()).isEqualTo(driver);
    assertThat(found.source()).isEqualTo("installed browsers");
  }

  @Test
  void edge_is_taken_with_its_own_driver() throws IOException {
    test.program("usr/bin/chromedriver", "ChromeDriver 150.0.1.2");
    test.program("opt/microsoft/msedge/msedge", "Microsoft Edge 150.0.1.2 ");
    Path driver = test.program("usr/bin/msedgedriver", "Microsoft Edge WebDriver 150.0.1.2 (ab)");

    Installation found = find(BrowserSpec.auto());

    assertThat(found.driver().binary()).isEqualTo(driver);
  }

  @Test
  void a_snap_is_passed_over() throws IOException {
    Path snap = test.program("usr/bin/chromium", "Chromium 131.0.6778.33 snap");
    test.program("usr/bin/chromedriver", "ChromeDriver 131.0.6778.33");

    assertThatThrownBy(() -> find(BrowserSpec.auto()))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessageContaining(
            "2. installed browsers: "
                + snap
                + " is a snap, which may not read profiles and media outside its own folder;\n");
  }

  @Test
  void a_driver_of_another_major_version_is_told_with_both_versions() throws IOException {
    test.release("ID=debian");
    Path browser = test.program("usr/bin/chromium", "Chromium 156.0.8078.79");
    Path driver = test.program("usr/bin/chromedriver", "ChromeDriver 150.0.7871.100");

    assertThatThrownBy(() -> find(BrowserSpec.auto()))
        .isInstanceOf(DriverMismatchException.class)
        .hasMessage(
            """
            The driver does not match the browser: chromedriver 150.0.7871.100 (%2$s), Chromium 156.0.8078.79 (%1$s).
            Tried, in this order:
              1. named browser: none;
              2. installed browsers: Chromium 156.0.8078.79 (%1$s) has no matching driver: chromedriver 150.0.7871.100 (%2$s) is for another major version;
              3. cache %3$s: holds no chromedriver for Chromium 156.0.8078.79 (%1$s).
            What to do: sudo apt-get install -y --no-install-recommends chromium chromium-driver
            Or request this pair: PEERPROOF_DRIVER=%2$s"""
                .formatted(browser, driver, test.machine().browserCache()));
  }

  @Test
  void a_driver_that_was_asked_for_may_be_of_another_version() throws IOException {
    test.program("usr/bin/chromium", "Chromium 131.0.6778.33");
    Path driver = test.program("opt/chromedriver", "ChromeDriver 156.0.8078.79");
    test.with("PEERPROOF_DRIVER", driver.toString());

    Installation found = find(BrowserSpec.auto());

    assertThat(found.driver().binary()).isEqualTo(driver);
    assertThat(found.choice()).isEqualTo(DriverMatch.ASKED_FOR);
  }

  @Test
  void a_driver_that_was_asked_for_and_is_missing_is_not_replaced() throws IOException {
    test.program("usr/bin/chromium", "Chromium 156.0.8078.79");
    test.program("usr/bin/chromedriver", "ChromeDriver 156.0.8078.79");
    Path missing = test.at("opt/chromedriver");
    test.with("PEERPROOF_DRIVER", missing.toString());

    assertThatThrownBy(() -> find(BrowserSpec.auto()))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessageEndingWith(
            "2. PEERPROOF_DRIVER: "
                + missing
                + " does not exist.\nWhat to do: name another file, or remove PEERPROOF_DRIVER.");
  }

  @Test
  void the_newest_pair_of_the_cache_is_taken() throws IOException {
    for (String version :
        List.of("99.0.1.2", "98.0.1.2", "131.0.6778.33", "130.0.1.2", "115.0.1.2", "97.0.1.2")) {
      String folder = "/linux64/" + version;
      test.program(
          "home/.cache/peerproof/browsers/chrome" + folder + "/chrome", "Chrome " + version);
      test.program(
          "home/.cache/peerproof/browsers/chromedriver" + folder + "/chromedriver",
          "ChromeDriver " + version);
    }

    Installation found = find(BrowserSpec.auto());

    assertThat(found.browser().version().major()).isEqualTo(131);
    assertThat(found.driver().version().major()).isEqualTo(131);
  }

  @Test
  void a_cached_driver_serves_the_browser_that_was_named() throws IOException {
    Path named = test.program("opt/chrome", "Google Chrome 131.0.6778.33");
    test.with("XDG_CACHE_HOME", test.at("xdg").toString());
    test.program("xdg/peerproof/browsers/chromedriver/linux64/1/chromedriver", "no version");
    Path driver =
        test.program("xdg/peerproof/browsers/chromedriver/linux64/2/chromedriver", "CD 131.0.1.2");

    Installation found = find(BrowserSpec.at(named));

    assertThat(found.browser().binary()).isEqualTo(named);
    assertThat(found.driver().binary()).isEqualTo(driver);
  }

  @Test
  void on_windows_the_version_is_the_name_of_a_folder() throws IOException {
    test.on(OperatingSystem.WINDOWS).with("ProgramFiles", test.at("Programs").toString());
    test.file("Programs/Google/Chrome/Application/chrome.exe", "MZ");
    test.file("Programs/Google/Chrome/Application/131.0.6778.33/chrome.dll", "MZ");
    Path driver = test.program("usr/bin/chromedriver.exe", "ChromeDriver 131.0.6778.33");

    Installation found = find(BrowserSpec.auto());

    assertThat(found.browser().version()).isEqualTo(new BrowserVersion("131.0.6778.33", 131));
    assertThat(found.driver().binary()).isEqualTo(driver);
  }

  @Test
  void on_a_mac_applications_are_looked_into() throws IOException {
    test.on(OperatingSystem.MAC);
    Path chrome =
        test.program(
            "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "Google Chrome 131.0.6778.33 ");
    test.program("usr/bin/chromedriver", "ChromeDriver 131.0.6778.33");

    assertThat(find(BrowserSpec.auto()).browser().binary()).isEqualTo(chrome);
  }

  @Test
  void when_all_fail_one_error_tells_what_each_answered_and_the_command_to_run()
      throws IOException {
    test.release("ID=debian");
    String nobody = "http://127.0.0.1:1/";
    HostEnvironment host = test.machine();
    List<BrowserLookup> sources =
        List.of(
            new ExplicitBrowserLookup(BrowserSpec.auto(), host),
            new InstalledBrowserLookup(host),
            new SeleniumCacheLookup(host),
            new WebDriverManagerLookup(host, progress::add),
            new SeleniumManagerLookup(
                host,
                progress::add,
                Map.of("SE_BROWSER_MIRROR_URL", nobody, "SE_DRIVER_MIRROR_URL", nobody)),
            new AptInstallLookup(host, true, progress::add));

    assertThatThrownBy(
            () -> new BrowserFinder(host, true, progress::add).find(BrowserSpec.auto(), sources))
        .isInstanceOf(BrowserUnavailableException.class)
        .extracting(e -> withoutPathsBelow(nobody, e.getMessage()))
        .isEqualTo(
            """
            No browser with a driver was found for "auto".
            Tried, in this order:
              1. named browser: none;
              2. installed browsers: no Chrome, Chromium or Edge on PATH or in the usual locations;
              3. cache %s: holds no browser with its driver;
              4. download of a driver (WebDriverManager): skipped: there is no browser that needs a driver;
              5. download of Chrome for Testing (Selenium Manager): error sending request for url (http://127.0.0.1:1/…): client error (Connect): tcp connect error: Connection refused (os error 111);
              6. apt packages chromium, chromium-driver: needs root.
            What to do: sudo apt-get install -y --no-install-recommends chromium chromium-driver"""
                .formatted(host.browserCache()));
  }

  /**
   * Which of its addresses Selenium Manager asks first goes by what it remembers of earlier runs.
   */
  private static String withoutPathsBelow(String url, String message) {
    return message.replaceAll(Pattern.quote(url) + "[^)]*", url + "…");
  }
}
