package io.peerproof.browser.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path root;
  private FakeHostEnvironment test;

  @BeforeEach
  void machine() throws IOException {
    test = new FakeHostEnvironment(root);
  }

  @Test
  void findings_are_told_as_they_come_and_answered_together() {
    List<CheckResult> told = new ArrayList<>();
    CheckResult first = CheckResult.ok("one", "well");
    CheckResult second = CheckResult.fail("two", "ill", "rest");

    List<CheckResult> answered = new Doctor(List.of(() -> first, () -> second)).examine(told::add);

    assertThat(answered).containsExactly(first, second);
    assertThat(told).containsExactly(first, second);
  }

  @Test
  void java_older_than_17_is_too_old() {
    assertThat(new JavaCheck(Runtime.Version.parse("17.0.1")).examine())
        .isEqualTo(CheckResult.ok("Java", "Java 17.0.1"));
    assertThat(new JavaCheck(Runtime.Version.parse("11.0.2")).examine())
        .isEqualTo(
            CheckResult.fail(
                "Java",
                "Java 11.0.2 is older than 17",
                "install JDK 17 or newer, on Debian: apt-get install openjdk-17-jdk-headless"));
  }

  @Test
  void a_browser_with_its_driver_is_named() throws IOException {
    test.program("usr/bin/chromium", "Chromium 156.0.8078.79");
    test.program("usr/bin/chromedriver", "ChromeDriver 156.0.8078.79");

    assertThat(new BrowserCheck(test.machine(), BrowserSpec.auto()).examine())
        .isEqualTo(
            CheckResult.ok(
                "browser and driver",
                "Chromium 156.0.8078.79 (%1$s/chromium) with chromedriver 156.0.8078.79 (%1$s/chromedriver)"
                    .formatted(test.bin())));
  }

  @Test
  void a_machine_without_a_browser_is_told_how_to_get_one() throws IOException {
    test.release("ID=debian").asRoot();

    CheckResult checkResult = new BrowserCheck(test.machine(), BrowserSpec.auto()).examine();

    assertThat(checkResult.status()).isEqualTo(CheckResult.Status.FAIL);
    assertThat(checkResult.advice())
        .contains("apt-get install -y --no-install-recommends chromium chromium-driver");
    assertThat(new LaunchCheck(test.machine(), BrowserSpec.auto(), root).examine())
        .isEqualTo(
            CheckResult.fail(
                "launch", "skipped: there is no browser", "see \"browser and driver\""));
  }

  @Test
  void a_named_browser_that_is_missing_is_told_with_what_names_it() {
    CheckResult checkResult =
        new BrowserCheck(test.machine(), BrowserSpec.at(test.at("opt/chrome"))).examine();

    assertThat(checkResult.advice())
        .contains("name a browser that exists, or remove --browser and PEERPROOF_BROWSER");
  }

  @Test
  void ports_of_this_machine_answer() {
    assertThat(new PortsCheck().examine().status()).isEqualTo(CheckResult.Status.OK);
  }

  @Test
  void a_sandbox_that_the_kernel_withholds_is_given_back_by_a_command() throws IOException {
    assertThat(new SandboxCheck(test.machine()).examine())
        .isEqualTo(CheckResult.ok("sandbox", "on"));

    test.file("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1");
    assertThat(new SandboxCheck(test.machine()).examine().status())
        .isEqualTo(CheckResult.Status.WARN);

    test.file("proc/sys/kernel/unprivileged_userns_clone", "0");
    assertThat(new SandboxCheck(test.machine()).examine())
        .isEqualTo(
            CheckResult.fail(
                "sandbox",
                "the kernel does not allow user namespaces",
                "sudo sysctl -w kernel.unprivileged_userns_clone=1"));

    assertThat(new SandboxCheck(test.asRoot().machine()).examine().seen())
        .isEqualTo("off (--no-sandbox) because this runs as root");
    test = new FakeHostEnvironment(root.resolve("container")).file(".dockerenv");
    assertThat(new SandboxCheck(test.machine()).examine().seen())
        .isEqualTo(
            "off (--no-sandbox) because this is a container in which no user namespace can be made");
    test.script("usr/bin/unshare", "exit 0");
    assertThat(new SandboxCheck(test.machine()).examine())
        .isEqualTo(CheckResult.ok("sandbox", "on"));
  }

  @Test
  void memory_that_is_short_is_told_in_megabytes() throws IOException {
    test.file("proc/meminfo", "MemFree: 1 kB", "MemAvailable:    4194304 kB");
    assertThat(new MemoryCheck(test.machine()).examine())
        .isEqualTo(CheckResult.ok("free memory", "4096 MB"));

    test.file("sys/fs/cgroup/memory.max", "1073741824");
    test.file("sys/fs/cgroup/memory.current", "536870912");
    assertThat(new MemoryCheck(test.machine()).examine())
        .isEqualTo(
            CheckResult.warn(
                "free memory",
                "512 MB; two browsers need about 700",
                "stop other programs, or give the machine or container 2 GB"));

    test.file("sys/fs/cgroup/memory.current", "1073741000");
    assertThat(new MemoryCheck(test.machine()).examine().status())
        .isEqualTo(CheckResult.Status.FAIL);
  }

  @Test
  void a_disk_is_measured_where_a_directory_will_be() throws IOException {
    CheckResult checkResult = new DiskCheck("cache", test.at("not/yet/there")).examine();

    assertThat(checkResult.check()).isEqualTo("disk for cache");
    assertThat(checkResult.seen()).endsWith(" MB free at " + test.at("not/yet/there"));
  }

  @Test
  void missing_shared_memory_is_told_with_dockers_option() {
    assertThat(new SharedMemoryCheck(test.machine()).examine())
        .isEqualTo(
            CheckResult.warn(
                "shared memory",
                "/dev/shm does not exist; browsers use temporary files instead"
                    + " (--disable-dev-shm-usage)",
                "in Docker: --shm-size=1g"));
  }

  @Test
  void fonts_that_are_missing_are_told_with_their_packages() throws IOException {
    test.release("ID=debian").asRoot();
    assertThat(new FontsCheck(test.machine()).examine())
        .isEqualTo(
            CheckResult.warn(
                "fonts",
                "fc-list is missing, so fonts were not checked; text may appear as boxes",
                "apt-get install -y fontconfig"));

    test.script("usr/bin/fc-list", "test \"$1\" = : && echo DejaVu Sans || true");
    assertThat(new FontsCheck(test.machine()).examine())
        .isEqualTo(
            CheckResult.warn(
                "fonts",
                "1, none for Chinese; Chinese text appears as boxes",
                "apt-get install -y fonts-noto-cjk"));

    test.script("usr/bin/fc-list", "echo Noto Sans CJK");
    assertThat(new FontsCheck(test.machine()).examine())
        .isEqualTo(CheckResult.ok("fonts", "1, including 1 for Chinese"));
  }
}
