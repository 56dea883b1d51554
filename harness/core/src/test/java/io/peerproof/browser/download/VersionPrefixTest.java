package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.spec.VersionPrefix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionPrefixTest {

  @ParameterizedTest
  @CsvSource({
    "131, 131.0.6778.85, true",
    "131.0.6778.85, 131.0.6778.85, true",
    "150.0.7871.100, 150.0.7871.100-1~deb12u1, true",
    "'', 131.0.6778.85, true",
    "13, 131.0.6778.85, false",
    "131.0.6778.8, 131.0.6778.85, false",
    "131.0.1, 131.0, false",
  })
  void fits_in_whole_parts(String prefix, String version, boolean fits) {
    assertThat(new VersionPrefix(prefix).fits(version)).isEqualTo(fits);
  }

  private static Optional<String> newest(String prefix, String... versions) {
    return BrowserDownloader.newest(List.of(versions).stream(), new VersionPrefix(prefix));
  }

  @Test
  void of_those_that_fit_the_newest_by_number_is_taken() {
    assertThat(newest("131", "131.0.9", "131.0.10", "132.0.0", "131.0.2")).contains("131.0.10");
    assertThat(newest("", "99.0.1", "153.0.0", "109.0.6")).contains("153.0.0");
    assertThat(newest("13", "131.0.0")).isEmpty();
  }

  @Test
  void what_is_still_tried_out_is_taken_by_its_whole_name_only() {
    assertThat(newest("135", "135.0.0-next.3")).isEmpty();
    assertThat(newest("135.0.0-next.3", "135.0.0-next.3", "135.0.0-next.30"))
        .contains("135.0.0-next.3");
  }
}
