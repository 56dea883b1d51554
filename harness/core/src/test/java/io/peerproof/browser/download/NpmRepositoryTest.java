package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.SessionFactory;
import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.BrowserLaunchException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real source, with a registry on this machine. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
class NpmRepositoryTest {
  @TempDir Path root;
  private FakeHostEnvironment test;
  private FileServer server;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void registry_and_driver() throws IOException {
    server = new FileServer();
    test = new FakeHostEnvironment(root).with("npm_config_registry", server.url(""));
    NpmPackages.serve(server, "109.0.6", "115.0.0", "131.0.0", "131.0.1", "132.0.0-next.0");
    driver("131.0.6778.33");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Path driver(String version) throws IOException {
    return test.program("usr/bin/chromedriver", "ChromeDriver " + version);
  }

  private Installation find(String spec) {
    return new BrowserFinder(test.machine(), false, progress::add).find(BrowserSpec.parse(spec));
  }

  private Path cached(String version) {
    return test.machine().browserCache().resolve("npm").resolve(version);
  }

  @Test
  void the_newest_version_that_fits_is_unpacked_into_the_cache() {
    Installation found = find("npm:chromium@131");

    assertThat(found)
        .isEqualTo(
            Installation.matching(
                new Installation.Browser(
                    cached("131.0.1").resolve("chromium"),
                    "Chromium headless shell",
                    new BrowserVersion("131.0.1", 131)),
                new Installation.Driver(
                    test.bin().resolve("chromedriver"), new BrowserVersion("131.0.6778.33", 131)),
                "npm package @sparticuz/chromium 131.0.1"));
    assertThat(found.browser().binary()).isExecutable();
    assertThat(cached("131.0.1").resolve("libEGL.so")).hasContent("a library");
    assertThat(cached("131.0.1").resolve("libraries/lib/libnss3.so")).hasContent("a library");
    assertThat(test.machine().browserCache().resolve("downloads")).isEmptyDirectory();
    assertThat(progress)
        .startsWith("Downloading npm package @sparticuz/chromium 131.0.1")
        .endsWith("Unpacking npm package @sparticuz/chromium 131.0.1");
  }

  @Test
  void what_is_cached_is_not_fetched_again() {
    find("npm:chromium@131.0.0");
    find("npm:chromium@131.0.0");

    assertThat(server.asked()).filteredOn(path -> path.endsWith(".tgz")).hasSize(1);
  }

  @Test
  void a_newer_one_that_fits_is_taken_though_an_older_one_is_cached() {
    find("npm:chromium@131.0.0");

    assertThat(find("npm:chromium@131").source()).endsWith(" 131.0.1");
  }

  @Test
  void without_the_registry_the_newest_of_the_cache_is_taken_and_the_record_says_so() {
    find("npm:chromium@131.0.0");
    server.close();
    progress.clear();

    String source = find("npm:chromium@131").source();

    assertThat(source)
        .startsWith(
            "npm package @sparticuz/chromium 131.0.0, the newest in the cache, because "
                + server.url(NpmPackages.PATH)
                + " could not be read: ");
    assertThat(progress)
        .singleElement()
        .asString()
        .startsWith("Using npm package @sparticuz/chromium 131.0.0, the newest in the cache");
  }

  @Test
  void without_the_registry_and_without_a_cached_one_it_cannot_be_had() {
    server.close();

    assertThatThrownBy(() -> find("npm:chromium@131"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessageStartingWith(
            "Cannot obtain browser \"npm:chromium@131\": "
                + server.url(NpmPackages.PATH)
                + " could not be read: ")
        .hasMessageEndingWith(
            "\nWhat to do: check the network. Set HTTPS_PROXY to use a proxy; for a"
                + " mirror, see docs/browsers.md.");
  }

  @Test
  void an_unknown_version_is_answered_with_those_that_there_are() {
    assertThatThrownBy(() -> find("npm:chromium@13"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            Cannot obtain browser "npm:chromium@13": npm package @sparticuz/chromium 13 is not available; available: 132.0.0-next.0, 131.0.1, 131.0.0, 115.0.0.
            What to do: name an available version: "peerproof browsers" lists them.""");
  }

  @Test
  void what_no_driver_can_drive_is_refused_before_it_is_fetched() {
    assertThatThrownBy(() -> find("npm:chromium@109"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            Cannot obtain browser "npm:chromium@109": npm package @sparticuz/chromium 109 is too old: no ChromeDriver drives Chromium older than 115 in a call.
            What to do: use version 115 or newer.""");
    assertThat(server.asked()).noneMatch(path -> path.endsWith(".tgz"));
  }

  @Test
  void a_corrupt_download_is_never_unpacked() throws IOException {
    server.with("/131.0.1.tgz", NpmPackages.tarball("131.0.0"));

    assertThatThrownBy(() -> find("npm:chromium@131"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            Cannot obtain browser "npm:chromium@131": npm package @sparticuz/chromium 131.0.1 was downloaded from %s with another SHA-512 than its source states: the file was corrupt and was deleted.
            What to do: run the command again. If the error persists, the mirror has a corrupt copy: use another mirror."""
                .formatted(server.url("/131.0.1.tgz")));
    assertThat(cached("131.0.1")).doesNotExist();
    assertThat(cached("131.0.1").getParent()).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1-L7sbEXBmzQBGVgGpQ2KBZxa4Ky0=", "", "none"})
  void a_download_is_refused_whose_hash_the_registry_does_not_state(String integrity) {
    server.with(
        NpmPackages.PATH,
        "{\"versions\":{\"131.0.1\":{\"dist\":{\"tarball\":\"%s\",\"integrity\":\"%s\"}}}}"
            .formatted(server.url("/131.0.1.tgz"), integrity));

    assertThatThrownBy(() -> find("npm:chromium@131"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            Cannot obtain browser "npm:chromium@131": the npm registry %s states no hash of the npm package @sparticuz/chromium 131.0.1 ("integrity" with SHA-512, SHA-384 or SHA-256), so the download cannot be checked.
            What to do: use a registry that states it, or another version or source (docs/browsers.md)."""
                .formatted(server.url("/")));
    assertThat(server.asked()).noneMatch(path -> path.endsWith(".tgz"));
    assertThat(cached("131.0.1")).doesNotExist();
  }

  @Test
  void what_a_killed_process_left_half_unpacked_is_thrown_away() throws IOException {
    Path half = Files.createDirectories(cached(".part-131.0.1"));
    Files.writeString(half.resolve("chromium"), "half");

    Installation found = find("npm:chromium@131");

    assertThat(found.browser().binary()).content().startsWith("#!/bin/sh");
    assertThat(half).doesNotExist();
  }

  @Test
  void a_window_is_refused_and_not_left_out() {
    Installation.Browser shell = find("npm:chromium@131").browser();

    assertThatThrownBy(
            () ->
                SessionFactory.requireNoWindow(
                    shell, LaunchOptions.named("caller", root).withHeaded(true)))
        .isInstanceOf(BrowserLaunchException.class)
        .hasMessage(
            """
            The browser of the caller, Chromium headless shell 131.0.1 (%s), cannot open a window: it is a headless shell.
            What to do: remove --headed, or use chrome@131."""
                .formatted(shell.binary()));
    SessionFactory.requireNoWindow(shell, LaunchOptions.named("caller", root));
  }

  @Test
  void two_that_want_the_same_fetch_it_once() throws Exception {
    List<Thread> threads =
        List.of(new Thread(() -> find("npm:chromium")), new Thread(() -> find("npm:chromium")));

    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(server.asked()).filteredOn(path -> path.endsWith(".tgz")).hasSize(1);
    assertThat(cached("131.0.1").resolve("chromium")).isExecutable();
  }
}
