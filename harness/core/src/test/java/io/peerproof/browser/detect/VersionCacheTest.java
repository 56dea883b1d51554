package io.peerproof.browser.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.Installation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionCacheTest {

  @TempDir Path temp;

  private FakeHostEnvironment test;

  @BeforeEach
  void setUp() throws Exception {
    test = new FakeHostEnvironment(temp.resolve("machine"));
  }

  private VersionReader reader() {
    return new VersionReader(test.machine());
  }

  /** Debian's: a script that starts a program of its package. It counts how often it is asked. */
  private Path debians(String version) throws Exception {
    test.file("usr/lib/chromium/chromium", "the program of " + version);
    return test.script(
        "usr/bin/chromium", "echo asked >>" + test.at("asked"), "echo Chromium " + version);
  }

  private long asked() throws Exception {
    return Files.exists(test.at("asked")) ? Files.readAllLines(test.at("asked")).size() : 0;
  }

  private Path kept() {
    return test.at("home/.cache/peerproof/versions.properties");
  }

  @Test
  void a_browser_that_is_the_same_as_last_time_is_not_asked_again() throws Exception {
    Path browser = debians("150.0.1.1");

    Installation.Browser first = reader().browser(browser);
    Installation.Browser second = reader().browser(browser);

    assertThat(asked()).isEqualTo(1);
    assertThat(second).isEqualTo(first);
    assertThat(second.version().text()).isEqualTo("150.0.1.1");
    assertThat(second.name()).isEqualTo("Chromium");
  }

  @Test
  void one_that_was_replaced_is_asked() throws Exception {
    reader().browser(debians("150.0.1.1"));

    assertThat(reader().browser(debians("151.0.1.12")).version().major()).isEqualTo(151);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void one_whose_program_was_replaced_behind_the_same_script_is_asked() throws Exception {
    Path browser = debians("150.0.1.1");
    reader().browser(browser);

    Files.setLastModifiedTime(
        test.at("usr/lib/chromium/chromium"), FileTime.from(Instant.now().minusSeconds(999)));
    reader().browser(browser);

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void a_script_of_which_nobody_knows_what_it_starts_is_asked_each_time() throws Exception {
    Path browser = debians("150.0.1.1");
    Files.delete(test.at("usr/lib/chromium/chromium"));

    reader().browser(browser);
    reader().browser(browser);

    assertThat(asked()).isEqualTo(2);
    assertThat(kept()).doesNotExist();
  }

  @Test
  void a_link_to_a_program_that_is_many_is_asked_each_time() throws Exception {
    Path many =
        test.script("usr/bin/snap", "echo asked >>" + test.at("asked"), "echo Chromium 150.0.1.1");
    test.file("usr/bin/chrome", "not what it starts");
    Path browser = Files.createSymbolicLink(test.bin().resolve("chromium"), many);

    reader().browser(browser);
    reader().browser(browser);

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void with_other_variables_it_may_say_another_thing() throws Exception {
    Path browser = debians("150.0.1.1");
    reader().browser(browser);

    reader().browser(browser, Map.of("LD_LIBRARY_PATH", "/elsewhere"));

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void programs_that_are_gone_are_forgotten() throws Exception {
    Path gone = test.program("elsewhere/chrome-of-a-day", "Chrome 140.0.1.1");
    test.file("elsewhere/chrome", "its program");
    reader().browser(gone);
    assertThat(kept()).content().contains("chrome-of-a-day");

    Files.delete(gone);
    reader().browser(debians("150.0.1.1"));

    assertThat(kept()).content().contains("150.0.1.1").doesNotContain("chrome-of-a-day");
  }

  @Test
  void what_was_forgotten_is_asked() throws Exception {
    Path browser = debians("150.0.1.1");
    reader().browser(browser);

    VersionCache.of(test.machine()).forget(browser);
    reader().browser(browser);

    assertThat(asked()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u00", "half a line", "\u0000\u0001"})
  void a_damaged_file_is_no_reason_to_fail(String content) throws Exception {
    Path browser = debians("150.0.1.1");
    Files.createDirectories(kept().getParent());
    Files.write(kept(), content.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(reader().browser(browser).version().major()).isEqualTo(150);
    assertThat(reader().browser(browser).version().major()).isEqualTo(150);

    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void a_cache_that_cannot_be_written_is_no_reason_to_fail() throws Exception {
    test.file("home/.cache/peerproof", "a file where the folder should be");
    Path browser = debians("150.0.1.1");

    assertThat(reader().browser(browser).version().major()).isEqualTo(150);
    assertThat(reader().browser(browser).version().major()).isEqualTo(150);

    assertThat(asked()).isEqualTo(2);
  }
}
