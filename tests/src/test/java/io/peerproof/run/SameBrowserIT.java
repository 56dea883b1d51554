package io.peerproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.Reasons;
import io.peerproof.call.CallSettings;
import io.peerproof.call.CallTopology;
import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepActor;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.timeline.FailedPhase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that find each other through what tabs of one browser share. */
@TestInstance(Lifecycle.PER_CLASS)
class SameBrowserIT {

  private static final String PAGE = "/test/any/tabs.html?room={room}&role={role}";
  private static final Duration SHORT = Duration.ofSeconds(6);

  @TempDir static Path folder;

  private CallSeries series;
  private int calls;

  @BeforeAll
  void open() {
    series = CallSeries.open(tabs(""), folder, step -> {});
  }

  @AfterAll
  void close() {
    series.close();
  }

  private static CallSettings tabs(String query) {
    return browsers(query).withTopology(CallTopology.SAME_BROWSER);
  }

  private static CallSettings browsers(String query) {
    return CallSettings.defaults()
        .withServer(BrowserFixture.options())
        .withEach(peer -> peer.withPage(PAGE + query));
  }

  private CallReport make(CallSettings settings) throws InterruptedException {
    return series.make(settings, folder.resolve("call-" + ++calls));
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel", "storage"})
  void two_tabs_find_each_other_and_the_verdict_says_that_they_are_two_tabs(String by)
      throws Exception {
    CallReport call = make(tabs("&by=" + by));

    assertThat(call.outcome()).as("%s %s", call.reason(), call.clues()).isEqualTo(Outcome.PASSED);
    assertThat(call.reason())
        .isEqualTo("Each peer sees and hears the other (two tabs of one browser).");
  }

  @Test
  void steps_click_in_each_tab() throws Exception {
    CallReport call =
        make(
            tabs("&begin=click")
                .withSteps(
                    List.of(
                        new Step.Click(StepActor.CALLEE, "Join"),
                        new Step.Click(StepActor.CALLER, "Join"))));

    assertThat(call.outcome()).as("%s %s", call.reason(), call.clues()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_tab_that_shows_its_own_camera_is_told_from_one_that_shows_the_other_tab()
      throws Exception {
    CallReport call = make(tabs("&fault=own-shown").withTimeout(SHORT));

    assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.FAILED);
    assertThat(call.reason()).endsWith(" (two tabs of one browser).");
    assertThat(call.peers().get(0).video().verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(call.peers().get(1).video().verdict()).isNotEqualTo(VideoVerdict.PLAYING);
    assertThat(call.peers().get(1).audio().verdict()).isNotEqualTo(AudioVerdict.HEARD);
  }

  @Test
  void a_tab_that_shows_nothing_fails() throws Exception {
    CallReport call = make(tabs("&fault=not-shown").withTimeout(SHORT));

    assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.FAILED);
    assertThat(call.failedPhase()).isEqualTo(FailedPhase.RENDER);
    assertThat(call.peers().get(0).video().verdict()).isEqualTo(VideoVerdict.NOT_RENDERED);
    assertThat(call.peers().get(1).video().verdict()).isEqualTo(VideoVerdict.PLAYING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel", "storage"})
  void in_two_browsers_the_pages_do_not_find_each_other_and_a_clue_says_why(String by)
      throws Exception {
    CallReport call = make(browsers("&by=" + by).withTimeout(SHORT));

    assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.FAILED);
    assertThat(Reasons.withoutTime(call.reason()))
        .isEqualTo("At the caller, no offer was made, and none arrived (no proof in time).");
    assertThat(call.clues())
        .anyMatch(
            clue ->
                clue.contains("only tabs of the same browser")
                    && clue.endsWith("use --same-browser."));
  }
}
