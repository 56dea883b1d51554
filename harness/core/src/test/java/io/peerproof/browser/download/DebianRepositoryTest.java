package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real source, with programs of apt that write down what they were asked and act a part. */
class DebianRepositoryTest {
  private static final String NEW = "156.0.8078.79-1~deb12u1";
  private static final String OLD = "150.0.7871.100-1~deb12u1";

  @TempDir Path root;
  private FakeHostEnvironment test;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void debian_with_two_versions() throws IOException {
    test = new FakeHostEnvironment(root).release("ID=debian");
    test.script(
        "usr/bin/apt-cache",
        "echo \"apt-cache $*\" >> " + test.at("asked"),
        "echo '  chromium | " + NEW + " | http://deb.debian.org/debian-security a Packages'",
        "echo '  chromium | " + OLD + " | http://deb.debian.org/debian b Packages'",
        "echo '  chromium | " + OLD + " | http://deb.debian.org/debian b Sources'");
    aptGet("");
    // Unpacks by writing the file's name into what the package would hold.
    test.script(
        "usr/bin/dpkg-deb",
        "PATH=/usr/bin:/bin",
        "v=$(basename \"$2\" .deb | cut -d_ -f2 | cut -d- -f1)",
        "case \"$2\" in",
        "*/chromium_*) mkdir -p $3/usr/lib/chromium",
        "  printf '#!/bin/sh\\necho \"Chromium %s built on Debian\"\\n' $v > $3/usr/lib/chromium/chromium",
        "  chmod +x $3/usr/lib/chromium/chromium;;",
        "*/chromium-driver_*) mkdir -p $3/usr/bin",
        "  printf '#!/bin/sh\\necho \"ChromeDriver %s\"\\n' $v > $3/usr/bin/chromedriver",
        "  chmod +x $3/usr/bin/chromedriver;;",
        "*/libnss3_*) mkdir -p $3/usr/lib/x86_64-linux-gnu; echo it > $3/usr/lib/x86_64-linux-gnu/libnss3.so;;",
        "*/libc6_*) echo 'another C library' > $3/libc;;",
        "esac");
  }

  private void aptGet(String more) throws IOException {
    test.script(
        "usr/bin/apt-get",
        "PATH=/usr/bin:/bin",
        "echo \"apt-get $*\" >> " + test.at("asked"),
        more,
        "case \"$*\" in *--download-only*)",
        "  dir=$(echo \"$*\" | sed 's/.*archives=\\([^ ]*\\).*/\\1/')",
        "  v=$(echo \"$*\" | sed 's/.* chromium=//; s/ .*//')",
        "  for p in chromium chromium-common chromium-driver $EXTRA; do echo $p > $dir/${p}_${v}_amd64.deb; done;;",
        "esac");
  }

  private Installation find(String spec) {
    return new BrowserFinder(test.machine(), false, progress::add).find(BrowserSpec.parse(spec));
  }

  private Path cache() {
    return test.machine().browserCache();
  }

  private List<String> asked() throws IOException {
    String apt = cache().resolve("apt").toString();
    String options =
        "-o Dir::State::lists=%1$s/lists -o Dir::Cache::pkgcache=%1$s/pkgcache.bin -o Dir::Cache::srcpkgcache=%1$s/srcpkgcache.bin -o Debug::NoLocking=1 -o APT::Sandbox::User=root "
            .formatted(apt);
    return Files.readAllLines(test.at("asked")).stream()
        .map(line -> line.replace(options, "").replace(apt, "APT"))
        .toList();
  }

  private static String download(String action, String version) {
    return "apt-get -y -q -o Dir::Cache::archives=APT/packages/%1$s %2$s --reinstall --allow-downgrades --allow-change-held-packages --no-install-recommends install chromium=%1$s chromium-common=%1$s chromium-driver=%1$s"
        .formatted(version, action);
  }

  @Test
  void a_version_is_unpacked_with_its_driver_and_nothing_is_installed() throws IOException {
    Installation found = find("debian:chromium@150");

    Path folder = cache().resolve("debian").resolve(OLD);
    assertThat(found)
        .isEqualTo(
            Installation.matching(
                new Installation.Browser(
                    folder.resolve("usr/lib/chromium/chromium"),
                    "Chromium",
                    new BrowserVersion("150.0.7871.100", 150)),
                new Installation.Driver(
                    folder.resolve("usr/bin/chromedriver"),
                    new BrowserVersion("150.0.7871.100", 150)),
                "Debian package chromium " + OLD));
    assertThat(asked())
        .containsExactly(
            "apt-get -q -o APT::Update::Error-Mode=any update",
            "apt-cache madison chromium",
            download("--print-uris", OLD),
            download("--download-only", OLD));
    assertThat(cache().resolve("apt/packages").resolve(OLD)).doesNotExist();
  }

  @Test
  void without_a_version_the_newest_is_taken() {
    assertThat(find("debian:chromium").browser().version().text()).isEqualTo("156.0.8078.79");
  }

  @Test
  void what_is_cached_is_not_fetched_again_and_fresh_lists_are_not_updated() throws IOException {
    find("debian:chromium@150");
    Files.delete(test.at("asked"));

    find("debian:chromium@150");

    assertThat(asked()).containsExactly("apt-cache madison chromium");
  }

  @Test
  void old_lists_are_updated_and_those_of_changed_sources() throws IOException {
    find("debian:chromium@150");
    Files.delete(test.at("asked"));
    Files.setLastModifiedTime(
        cache().resolve("apt/updated"), FileTime.from(Instant.now().minus(Duration.ofHours(13))));
    find("debian:chromium@150");
    assertThat(asked()).contains("apt-get -q -o APT::Update::Error-Mode=any update");

    Files.delete(test.at("asked"));
    test.file("etc/apt/sources.list", "deb http://deb.debian.org/debian trixie main");
    Files.setLastModifiedTime(
        test.at("etc/apt/sources.list"), FileTime.from(Instant.now().plusSeconds(5)));
    find("debian:chromium@150");
    assertThat(asked()).contains("apt-get -q -o APT::Update::Error-Mode=any update");
  }

  @Test
  void lists_of_a_time_to_come_are_updated_because_the_clock_was_set_back() throws IOException {
    find("debian:chromium@150");
    Files.delete(test.at("asked"));
    Files.setLastModifiedTime(
        cache().resolve("apt/updated"), FileTime.from(Instant.now().plus(Duration.ofDays(400))));

    find("debian:chromium@150");

    assertThat(asked()).contains("apt-get -q -o APT::Update::Error-Mode=any update");
  }

  @Test
  void libraries_that_the_machine_lacks_come_along_and_are_found() throws IOException {
    aptGet("EXTRA='libnss3 libc6'");

    Installation found = find("debian:chromium@150");

    Path folder = cache().resolve("debian").resolve(OLD);
    assertThat(found.environment())
        .isEqualTo(
            Map.of("LD_LIBRARY_PATH", folder.resolve("usr/lib/x86_64-linux-gnu").toString()));
    assertThat(folder.resolve("libc")).doesNotExist();
  }

  @Test
  void on_a_machine_whose_packages_do_not_go_together_it_comes_alone() throws IOException {
    test.script(
        "usr/bin/env",
        "PATH=/usr/bin:/bin",
        "echo \"env $*\" >> " + test.at("asked"),
        "for p in chromium chromium-common chromium-driver; do echo $p > $2/${p}_"
            + OLD
            + "_a.deb; done");
    aptGet("case \"$*\" in *--print-uris*) echo 'E: Unmet dependencies.'; exit 100;; esac");

    Installation found = find("debian:chromium@150");

    assertThat(found.browser().version().text()).isEqualTo("150.0.7871.100");
    assertThat(asked())
        .last()
        .isEqualTo(
            "env -C APT/packages/%1$s apt-get -q download chromium=%1$s chromium-common=%1$s chromium-driver=%1$s"
                .formatted(OLD));
  }

  @Test
  void the_proxies_of_the_environment_are_told_to_apt_in_small_letters() throws IOException {
    test.with("HTTPS_PROXY", "http://proxy:3128");
    aptGet("echo \"proxy $https_proxy\" >> " + test.at("asked"));

    find("debian:chromium@150");

    assertThat(asked()).contains("proxy http://proxy:3128");
  }

  @Test
  void an_unknown_version_is_answered_with_those_that_there_are() {
    assertThatThrownBy(() -> find("debian:chromium@15"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            Cannot obtain browser "debian:chromium@15": Debian package chromium 15 is not available; available: %s, %s.
            What to do: name an available version: "peerproof browsers" lists them."""
                .formatted(NEW, OLD));
  }

  @Test
  void without_a_network_it_is_told_what_apt_said() throws IOException {
    aptGet(
        "echo 'E: Failed to fetch http://deb.debian.org/debian/it  Could not resolve'; exit 100");

    assertThatThrownBy(() -> find("debian:chromium@150"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            Cannot obtain browser "debian:chromium@150": apt-get said "Failed to fetch http://deb.debian.org/debian/it  Could not resolve".
            What to do: check that "apt-get update" works on this machine; set HTTP_PROXY to use a proxy. Log: %s"""
                .formatted(cache().resolve("apt.log")));
  }

  @Test
  void a_full_disk_is_told_as_such() throws IOException {
    aptGet(
        "case \"$*\" in *--download-only*) echo 'E: You don'\"'\"'t have enough free space in it.'; exit 100;; esac");

    assertThatThrownBy(() -> find("debian:chromium@150"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            Cannot obtain browser "debian:chromium@150": apt-get said "You don't have enough free space in it.".
            What to do: free disk space ("peerproof browsers prune" deletes cached browsers), or set XDG_CACHE_HOME to a folder on another disk.""");
    assertThat(cache().resolve("debian")).isEmptyDirectory();
  }

  @Test
  void another_system_has_other_sources() throws IOException {
    test.release("ID=fedora");

    assertThatThrownBy(() -> find("debian:chromium"))
        .hasMessage(
            """
            Cannot obtain browser "debian:chromium": this machine runs neither Debian nor a derivative.
            What to do: use another source: npm:chromium or chrome@stable.""");
  }
}
