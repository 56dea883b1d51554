package io.peerproof.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "0.24, 0.2 ms",
    "9.96, 10.0 ms",
    "12.4, 12 ms",
    "850, 850 ms",
    "999.6, 1 s",
    "1000, 1 s",
    "4210, 4.2 s",
    "45000, 45 s",
    "59960, 1 min",
    "90000, 1 min 30 s",
    "3600000, 1 h",
    "5430000, 1 h 30 min",
    "-1400, -1.4 s",
  })
  void a_duration_reads_as_people_write_it(double ms, String text) {
    assertThat(DurationText.ofMillis(ms)).isEqualTo(text);
    assertThat(DurationText.of(Duration.ofNanos((long) (ms * 1e6)))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "33.33, 33.3 ms",
    "999.96, 1 s",
    "1804, 1.804 s",
    "5000, 5 s",
    "60000, 1 min",
    "90500, 1 min 30.5 s",
    "-1250, -1.25 s",
  })
  void a_figure_to_compare_keeps_its_milliseconds(double ms, String text) {
    assertThat(DurationText.exactly(ms)).isEqualTo(text);
  }
}
