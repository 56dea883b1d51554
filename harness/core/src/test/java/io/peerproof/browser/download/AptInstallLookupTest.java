package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.detect.BrowserLookup;
import io.peerproof.browser.detect.LookupResult;
import io.peerproof.browser.platform.FakeHostEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real step, with an {@code apt-get} that writes down what it was asked and acts a part. */
class AptInstallLookupTest {
  private static final String STEP = "apt packages chromium, chromium-driver";
  private static final String INSTALL =
      "-y -q -o DPkg::Lock::Timeout=300 install --no-install-recommends chromium chromium-driver"
          + " noninteractive C";
  private static final String UPDATE = "-y -q -o DPkg::Lock::Timeout=300 update noninteractive C";

  @TempDir Path root;
  private FakeHostEnvironment test;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void debian_as_root() throws IOException {
    test = new FakeHostEnvironment(root);
    test.release("PRETTY_NAME=\"Debian GNU/Linux 12\"", "ID=debian").asRoot();
  }

  private LookupResult look(boolean install) {
    return new AptInstallLookup(test.machine(), install, progress::add)
        .look(BrowserLookup.Known.NOTHING);
  }

  private void aptGet(String... lines) throws IOException {
    List<String> script = new ArrayList<>();
    script.add("echo \"$* $DEBIAN_FRONTEND $LC_ALL\" >> " + test.at("asked"));
    script.addAll(List.of(lines));
    test.script("usr/bin/apt-get", script.toArray(String[]::new));
  }

  private String unpack(String program, String says) {
    String file = test.bin().resolve(program).toString();
    return "printf '#!/bin/sh\\necho \"%s\"\\n' > %s && chmod +x %s".formatted(says, file, file);
  }

  private List<String> asked() throws IOException {
    return Files.exists(test.at("asked")) ? Files.readAllLines(test.at("asked")) : List.of();
  }

  private Path log() {
    return test.machine().browserCache().resolve("apt.log");
  }

  @Test
  void are_installed_and_said_so_in_one_line_before() throws IOException {
    aptGet(
        "echo 'Setting up chromium'",
        unpack("chromium", "Chromium 156.0.8078.79"),
        unpack("chromedriver", "ChromeDriver 156.0.8078.79"));

    LookupResult lookupResult = look(true);

    assertThat(lookupResult)
        .isInstanceOfSatisfying(
            LookupResult.Found.class,
            found -> {
              assertThat(found.installation().source()).isEqualTo(STEP);
              assertThat(found.installation().browser().version().major()).isEqualTo(156);
            });
    assertThat(asked()).containsExactly(INSTALL);
    assertThat(progress)
        .containsExactly(
            "Installing the packages chromium and chromium-driver with apt-get"
                + " (disable with --no-install; log: "
                + log()
                + ")");
    assertThat(log()).content().endsWith("\nSetting up chromium\n").startsWith("$ " + test.bin());
  }

  @Test
  void the_lists_are_updated_when_the_packages_are_not_known() throws IOException {
    aptGet(
        "case \"$*\" in *update*) touch " + test.at("updated") + "; exit 0;; esac",
        "test -e "
            + test.at("updated")
            + " || { echo 'E: Unable to locate package chromium'; exit 100; }",
        unpack("chromium", "Chromium 156.0.8078.79"),
        unpack("chromedriver", "ChromeDriver 156.0.8078.79"));

    LookupResult lookupResult = look(true);

    assertThat(lookupResult).isInstanceOf(LookupResult.Found.class);
    assertThat(asked()).containsExactly(INSTALL, UPDATE, INSTALL);
  }

  @Test
  void an_update_that_fails_is_told_with_what_apt_said() throws IOException {
    aptGet("echo 'Reading package lists...'; echo 'E: Could not get lock' >&2; exit 100");

    LookupResult lookupResult = look(true);

    assertThat(lookupResult)
        .isEqualTo(
            new LookupResult.Nothing(
                STEP, "apt-get said \"Could not get lock\"; its log: " + log()));
    assertThat(asked()).containsExactly(INSTALL, UPDATE);
  }

  @Test
  void a_browser_that_another_process_has_just_installed_is_taken() throws IOException {
    test.program("usr/bin/chromium", "Chromium 156.0.8078.79");
    test.program("usr/bin/chromedriver", "ChromeDriver 156.0.8078.79");
    aptGet();

    LookupResult lookupResult = look(true);

    assertThat(lookupResult).isInstanceOf(LookupResult.Found.class);
    assertThat(asked()).isEmpty();
    assertThat(progress).isEmpty();
  }

  @Test
  void the_pointer_to_a_snap_that_ubuntu_installs_is_no_browser() throws IOException {
    test.release("ID=ubuntu", "ID_LIKE=debian");
    Path stub = test.bin().resolve("chromium-browser");
    aptGet(
        "printf '#!/bin/sh\\necho \"requires the chromium snap to be installed.\" >&2; exit 1\\n' > "
            + stub
            + " && chmod +x "
            + stub);

    LookupResult lookupResult = look(true);

    assertThat(lookupResult)
        .isEqualTo(
            new LookupResult.Nothing(
                STEP,
                "were installed, but: "
                    + stub
                    + " --version printed no version of a browser: exit code 1: requires the chromium"
                    + " snap to be installed. (Ubuntu's chromium is a pointer to a snap, not a"
                    + " browser)"));
  }

  @Test
  void are_not_installed_when_that_is_switched_off() throws IOException {
    aptGet();

    LookupResult lookupResult = look(false);

    assertThat(lookupResult).isEqualTo(new LookupResult.Nothing(STEP, "disabled by --no-install"));
    assertThat(asked()).isEmpty();
  }

  @Test
  void need_root() throws IOException {
    test = new FakeHostEnvironment(root).release("ID=debian");
    aptGet();

    assertThat(look(true)).isEqualTo(new LookupResult.Nothing(STEP, "needs root"));
  }

  @Test
  void are_for_debian_and_its_children() throws IOException {
    test.release("ID=fedora");
    assertThat(look(true))
        .isEqualTo(new LookupResult.Nothing(STEP, "this machine runs neither Debian nor Ubuntu"));

    test.release("ID=linuxmint", "ID_LIKE=\"ubuntu debian\"");
    assertThat(look(true)).isEqualTo(new LookupResult.Nothing(STEP, "apt-get is not on PATH"));
  }

  @Test
  void never_take_the_place_of_a_named_browser() throws IOException {
    aptGet();

    LookupResult lookupResult =
        new AptInstallLookup(test.machine(), true, progress::add)
            .look(new BrowserLookup.Known(java.util.Optional.empty(), true));

    assertThat(lookupResult)
        .isEqualTo(new LookupResult.Nothing(STEP, "skipped: a browser is named"));
    assertThat(asked()).isEmpty();
  }
}
