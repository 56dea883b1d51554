package io.peerproof.browser.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserVersionTest {

  @ParameterizedTest
  @CsvSource({
    "'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)', 156.0.8078.79, 156",
    "'ChromeDriver 131.0.6778.33 (3b014311c2-refs/branch-heads/6778@{#1389})', 131.0.6778.33, 131",
    "'Google Chrome for Testing 115.0.5790.170 ', 115.0.5790.170, 115",
    "/cache/chrome/linux64/131.0.6778.33/chrome, 131.0.6778.33, 131",
  })
  void is_found_in_what_programs_say(String line, String text, int major) {
    assertThat(BrowserVersion.in(line)).contains(new BrowserVersion(text, major));
  }

  @ParameterizedTest
  @ValueSource(strings = {"env (GNU coreutils) 9.1", "", "v20.11.1", "1.2.3.4.5", "a1.2.3.4"})
  void is_not_found_in_what_other_programs_say(String line) {
    assertThat(BrowserVersion.in(line)).isEmpty();
  }

  @Test
  void a_driver_belongs_to_the_same_major_version() {
    BrowserVersion version = new BrowserVersion("156.0.8078.79", 156);

    assertThat(version.sameMajorAs(new BrowserVersion("156.0.1.2", 156))).isTrue();
    assertThat(version.sameMajorAs(new BrowserVersion("155.0.8078.79", 155))).isFalse();
  }
}
