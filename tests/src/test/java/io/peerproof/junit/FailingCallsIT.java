package io.peerproof.junit;

import static io.peerproof.assertj.PeerproofAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.peerproof.Call;
import io.peerproof.InconclusiveException;
import io.peerproof.ProcessProbe;
import io.peerproof.Reasons;
import io.peerproof.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Messages and artifacts of failed tests. */
class FailingCallsIT {

  @TempDir Path artifacts;

  /** Test class that fails on purpose. */
  @PeerproofTest(serve = "src/test/resources/pages", timeout = "60s")
  static class Failing {

    @Test
    @PeerproofTest(timeout = "10s") // it can only fail: TestTimeouts.HOPELESS_CALL
    void never_calls(Call call) {
      call.open("/never-calls.html");
      assertThat(call.callee()).playsVideoOf(call.caller());
    }

    @Test
    void is_slow(Call call) {
      call.open("/bare-call.html?room={room}&role={role}");
      assertThat(call).connectsWithin(ofMillis(1));
    }

    @Test
    void fails_by_itself(Call call) {
      call.open("/bare-call.html?room={room}&role={role}");
      assertThat(call).isProven();
      assertThat("the price").isEqualTo("17 EUR");
    }

    @Test
    void is_stopped_by_a_step(Call call) {
      call.open("/bare-call.html?room={room}&role={role}");
      assertThat(call).isProven();
      call.callee().driver().executeScript("document.getElementById('remote').pause()");
      assertThat(call.callee()).within(ofSeconds(5)).playsVideoOf(call.caller());
    }

    @Test
    void passes(Call call) {
      call.open("/bare-call.html?room={room}&role={role}");
      assertThat(call).isProven();
    }

    @Test
    @PeerproofTest(browser = "path:/no/such/browser")
    void has_no_browser(Call call) {
      call.open("/never-calls.html");
    }

    @Test
    void asks_a_peer_about_itself(Call call) {
      assertThat(call.caller()).within(ofSeconds(1)).hears(call.caller());
    }

    @Test
    @PeerproofTest(timeout = "5 parsecs")
    void has_an_odd_timeout(Call call) {
      call.open();
    }

    @Test
    @PeerproofTest(serve = "no/such/folder")
    void serves_nothing(Call call) {
      call.open();
    }

    @Test
    @PeerproofTest(peers = 9)
    void has_too_many_peers(Call call) {
      call.open();
    }

    @BrowserMatrix({"auto", "chrome@"})
    void names_no_browser(Call call) {
      call.open();
    }

    @BrowserMatrix("auto")
    void in_each_browser(Call call) {
      call.open("/bare-call.html?room={room}&role={role}");
      assertThat(call).isProven();
    }
  }

  /** Directory for the attachments of a test. */
  private record Attached(Path root) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      return Files.createDirectories(root.resolve(test.getDisplayName().replaceAll("\\W", "")));
    }
  }

  private EngineExecutionResults run(DiscoverySelector... tests) {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(tests)
            .configurationParameter("peerproof.artifacts", artifacts.resolve("left").toString())
            .outputDirectoryCreator(new Attached(artifacts.resolve("attached")))
            .execute();
    assertThat(ProcessProbe.belowThisProcess()).isEmpty();
    return results;
  }

  private EngineExecutionResults run(String method) {
    return run(selectMethod(Failing.class, method, Call.class.getName()));
  }

  private static Throwable failure(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .findFirst()
        .flatMap(event -> event.getPayload(TestExecutionResult.class))
        .flatMap(TestExecutionResult::getThrowable)
        .orElseThrow();
  }

  private List<Path> left() throws Exception {
    if (!Files.exists(artifacts.resolve("left"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(artifacts.resolve("left"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private Path report() throws Exception {
    return left().stream().filter(file -> file.endsWith("report.html")).findFirst().orElseThrow();
  }

  @Test
  void an_assertion_after_a_step_is_not_proven_by_what_was_so_before() {
    EngineExecutionResults results = run("is_stopped_by_a_step");

    assertThat(failure(results))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Expecting the callee to play the video of the caller.");
  }

  @Test
  void an_assertion_that_fails_carries_its_evidence_and_leaves_a_report() throws Exception {
    Path attached = artifacts.resolve("attached/never_callsCall/peerproof");
    Path ofAnEarlierBuild = Files.createDirectories(attached).resolve("report.html");
    Files.writeString(ofAnEarlierBuild, "of an earlier build");

    EngineExecutionResults results = run("never_calls");

    Path report = report();
    assertThat(failure(results)).isInstanceOf(AssertionError.class);
    assertThat(Reasons.withoutTime(failure(results).getMessage()))
        .isEqualTo(
            """
            Expecting the callee to play the video of the caller.
            But it broke at phase media: At the callee, the page called neither getUserMedia nor RTCPeerConnection: it never began a call (no proof in time).
              callee: video NO_TRACK (ontrack never fired for video)
            Report: %s"""
                .formatted(report));
    assertThat(report.getParent())
        .isDirectoryContaining("glob:**/caller.png")
        .isDirectoryContaining("glob:**/callee-browser.log")
        .isDirectoryContaining("glob:**/callee-events.json");
    assertThat(artifacts.relativize(report).toString())
        .startsWith("left/FailingCallsIT$Failing/never_calls/");
    assertThat(ReportJson.read(report.resolveSibling("report.json")).reason())
        .contains("never began a call");
    assertThat(results.testEvents().reportingEntryPublished().stream().map(Event::toString))
        .anyMatch(entry -> entry.contains("peerproof.report"));
    assertThat(attached.resolve("report.html")).hasSameTextualContentAs(report);
    assertThat(attached).isDirectoryContaining("glob:**/caller.png");
  }

  @Test
  void a_connection_that_took_longer_than_it_may_says_how_long() {
    assertThat(failure(run("is_slow")))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)Expecting the caller to be connected within 1 ms, and it was after [\\d.]+ m?s\\.\\nReport: .*report.html");
  }

  @Test
  void another_assertion_of_the_test_leaves_a_report_too() throws Exception {
    assertThat(failure(run("fails_by_itself"))).hasMessageContaining("17 EUR");

    assertThat(ReportJson.read(report().resolveSibling("report.json")).reason())
        .isEqualTo("Each peer sees and hears the other.");
  }

  @Test
  void a_test_that_passes_leaves_nothing() throws Exception {
    EngineExecutionResults results = run("passes");

    results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(0));
    assertThat(left()).isEmpty();
  }

  @Test
  void a_browser_that_cannot_be_had_is_an_error_and_no_failed_assertion() {
    assertThat(failure(run("has_no_browser")))
        .isInstanceOf(InconclusiveException.class)
        .hasMessageContaining("/no/such/browser");
  }

  @Test
  void wrong_use_says_what_is_right() {
    assertThat(failure(run("asks_a_peer_about_itself")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the caller receives from another peer of its own call, not from the caller of the"
                + " same");
    assertThat(run("names_no_browser").containerEvents().failed().stream().map(Event::toString))
        .anyMatch(event -> event.contains("\"chrome@\" in @BrowserMatrix is not a browser"));
  }

  @Test
  void an_attribute_that_is_wrong_says_what_to_write() {
    assertThat(failure(run("has_an_odd_timeout")))
        .hasMessageEndingWith(
            "\"5 parsecs\" is not a valid timeout for Peerproof: write 500ms, 20s or 2m");
    assertThat(failure(run("serves_nothing")))
        .hasMessageContaining("There is no folder ")
        .hasMessageContaining("no/such/folder to serve.");
    assertThat(failure(run("has_too_many_peers")))
        .hasMessageEndingWith(
            "\"9\" is not a valid number of peers for Peerproof: write a whole number, 2 to 8");
  }

  @Test
  void a_number_of_browsers_that_is_none_says_what_can_be_written() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(Failing.class, "has_no_browser", Call.class.getName()))
            .configurationParameter("peerproof.max-browsers", "some")
            .execute();

    assertThat(failure(results))
        .hasMessageContaining(
            "\"some\" is not a valid max-browsers for Peerproof: write a whole number, 1 or more");
  }

  /** Test class whose instance outlives its tests, so it cannot hold the call of one. */
  @PeerproofTest
  @TestInstance(Lifecycle.PER_CLASS)
  static class PerClass {
    PerClass(Call call) {}

    @Test
    void never_runs() {}
  }

  @Test
  void a_call_for_a_whole_class_is_refused_with_what_to_do() {
    assertThat(
            run(selectClass(PerClass.class)).containerEvents().failed().stream()
                .map(Event::toString))
        .anyMatch(
            event ->
                event.contains("Declare a Call parameter in the test method or in @BeforeEach"));
  }

  @Test
  void a_matrix_runs_the_test_for_each_pair() {
    run("in_each_browser").testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
  }
}
