package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.spec.BrowserLaunchException;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that choose a port themselves, and find that it is only free for IPv6. */
class DriverPortTest {
  @TempDir private Path directory;
  private final ResourceReaper reaper = new ResourceReaper();
  private FakeHostEnvironment machine;

  @BeforeEach
  void a_machine() throws IOException {
    machine = new FakeHostEnvironment(directory.resolve("machine"));
  }

  @AfterEach
  void ends() {
    reaper.clear();
  }

  @Test
  void a_port_that_was_taken_is_a_reason_to_start_the_driver_again() throws IOException {
    Path starts = directory.resolve("starts");
    DriverServer server =
        start(
            "echo start >> " + starts,
            "[ $(wc -l < "
                + starts
                + ") -lt 3 ] && echo 'IPv4 port not available. Exiting...' && exit 1",
            "echo 'ChromeDriver was started successfully on port 4711.'",
            "exec sleep 30");

    assertThat(server.address()).hasPort(4711);
    assertThat(starts).hasContent("start\nstart\nstart");
  }

  @Test
  void a_port_that_is_always_taken_is_told() throws IOException {
    Path starts = directory.resolve("starts");

    assertThatThrownBy(
            () ->
                start(
                    "echo start >> " + starts,
                    "echo 'IPv4 port not available. Exiting...'",
                    "exit 1"))
        .isInstanceOf(BrowserLaunchException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("IPv4 port not available");
    assertThat(Files.readAllLines(starts)).hasSize(5);
  }

  @Test
  void a_driver_that_ends_for_another_reason_is_started_once() throws IOException {
    Path starts = directory.resolve("starts");

    assertThatThrownBy(
            () -> start("echo start >> " + starts, "echo 'cannot open shared object'", "exit 127"))
        .isInstanceOf(BrowserLaunchException.class)
        .hasMessageContaining("cannot open shared object");
    assertThat(Files.readAllLines(starts)).hasSize(1);
  }

  private DriverServer start(String... script) throws IOException {
    Path driver = machine.script("usr/bin/chromedriver", script);
    BrowserVersion version = new BrowserVersion("156.0.8078.79", 156);
    Installation installation =
        Installation.matching(
            new Installation.Browser(machine.bin().resolve("chromium"), "Chromium", version),
            new Installation.Driver(driver, version),
            "a test");
    return DriverServer.start(
        installation,
        directory.resolve("logs/driver.log"),
        Files.createDirectories(directory.resolve("tmp")),
        OwnerTag.thisProcess(),
        reaper);
  }
}
