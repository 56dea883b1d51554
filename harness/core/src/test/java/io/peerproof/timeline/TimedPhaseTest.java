package io.peerproof.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.pages.ModuleBundle;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimedPhaseTest {

  private static final PhaseDurations DURATIONS =
      new PhaseDurations(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);

  private static List<String> properties(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  @Test
  void the_properties_of_a_report_are_the_phases_in_their_order() {
    List<String> durations = TimedPhase.words().stream().map(word -> word + "Ms").toList();

    assertThat(properties(PhaseDurations.class)).isEqualTo(durations);
    assertThat(properties(PhaseStarts.class)).isEqualTo(durations.subList(0, durations.size() - 1));
  }

  @Test
  void each_phase_reads_its_own_property() {
    PhaseStarts starts = new PhaseStarts(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0);

    assertThat(Stream.of(TimedPhase.values()).map(phase -> phase.durationMs(DURATIONS)))
        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
    assertThat(Stream.of(TimedPhase.values()).map(phase -> phase.startMs(starts)))
        .containsExactly(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 0.0);
  }

  @Test
  void readers_see_words_and_the_report_page_has_the_same_phases() {
    assertThat(Stream.of(TimedPhase.values()).map(TimedPhase::label))
        .containsExactly(
            "media", "signaling", "ice", "dtls", "track", "first frame", "proven", "total");
    String script = ModuleBundle.of("/io/peerproof/pages/report/main.js").script();
    String times = script.substring(script.indexOf("const TIMES = ["));
    assertThat(
            Pattern.compile("'(\\w+)Ms'")
                .matcher(times.substring(0, times.indexOf("];")))
                .results()
                .map((MatchResult match) -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(TimedPhase.words());
  }
}
