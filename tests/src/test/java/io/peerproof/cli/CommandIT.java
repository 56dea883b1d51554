package io.peerproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.peerproof.InterruptibleCommand;
import io.peerproof.ProcessProbe;
import io.peerproof.TestTimeouts;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SeriesReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line as a user types it: {@code ./peerproof}. */
class CommandIT {

  private static final Path LAUNCHER = Path.of("..", "peerproof").toAbsolutePath().normalize();

  private static final Pattern CALL_BEGUN = Pattern.compile("Call (\\d+) of \\d+");

  @TempDir Path folder;
  @TempDir Path temporary;

  private final List<Process> started = new ArrayList<>();

  /** Ends a command that a failed test left running, so that it does not disturb the next one. */
  @AfterEach
  void end_what_still_runs() throws InterruptedException {
    for (Process process : started) {
      List<ProcessHandle> below = process.descendants().toList();
      process.destroy();
      below.forEach(ProcessHandle::destroy);
      if (!process.waitFor(TestTimeouts.PROCESS.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private record Ended(int exit, String out, String err) {}

  @Test
  void call_passes_and_leaves_a_report_that_its_schema_allows() throws Exception {
    Ended ended = peerproof("call");

    Path latest = Path.of("target", "peerproof", "latest");
    assertThat(ended.exit()).as(ended.err() + ended.out()).isZero();
    assertThat(ended.out())
        .contains("PASSED  Each peer sees and hears the other.")
        .containsPattern("video +PLAYING +PLAYING")
        .containsPattern("audio +HEARD +HEARD")
        .containsPattern("total +[0-9.]+ m?s +[0-9.]+ m?s")
        .contains("Report: target/peerproof/" + latest.toRealPath().getFileName());
    assertThat(errors(Files.readString(latest.resolve("report.json")))).isEmpty();
    assertThat(latest.resolve("report.html"))
        .content()
        .contains("PASSED")
        .doesNotContain("src=\"http", "href=\"http");
  }

  @Test
  void json_is_all_that_is_printed_when_it_is_asked_for() throws Exception {
    Ended ended = peerproof("call", "--json", "--out", folder.resolve("out").toString());

    JsonNode report = JsonMapper.shared().readTree(ended.out());
    assertThat(ended.exit()).isZero();
    assertThat(report.path("outcome").asString()).isEqualTo("PASSED");
    assertThat(errors(ended.out())).isEmpty();
    assertThat(ended.out()).isEqualTo(Files.readString(folder.resolve("out/report.json")));
  }

  @Test
  void a_call_that_has_no_time_fails_with_exit_code_1() throws Exception {
    Ended ended = peerproof("call", "--timeout", "1ms", "--out", folder.resolve("out").toString());

    assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
    // A busy machine may give the call more than its millisecond.
    assertThat(ended.out()).contains("FAILED").containsPattern("\\(no proof within [\\d.]+ m?s\\)");
    assertThat(errors(Files.readString(folder.resolve("out/report.json")))).isEmpty();
  }

  @Test
  void wrong_usage_has_exit_code_2_and_says_what_is_right() throws Exception {
    Ended ended = peerproof("call", "--timeout", "soon");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("--timeout").contains("soon").contains("20s");
  }

  @Test
  void a_browser_without_a_driver_of_its_version_has_exit_code_3() throws Exception {
    Path browser = script("chrome", "echo 'Chromium 999.0.1.2'");

    Ended ended =
        peerproof(
            "call",
            "--browser",
            browser.toString(),
            "--no-install",
            "--out",
            folder.resolve("out").toString());

    assertThat(ended.exit()).as(ended.err() + ended.out()).isEqualTo(3);
    assertThat(ended.out()).contains("INCONCLUSIVE").contains("999.0.1.2");
    JsonNode report =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("out/report.json")));
    assertThat(report.path("outcome").asString()).isEqualTo("INCONCLUSIVE");
    assertThat(report.path("calls").path(0).path("failedPhase").asString()).isEqualTo("session");
    assertThat(errors(report.toString())).isEmpty();
  }

  @Test
  void an_interrupted_call_leaves_no_process_and_no_profile() throws Exception {
    Process process =
        start(
            Map.of(
                "TMPDIR",
                temporary.toString(),
                "JAVA_TOOL_OPTIONS",
                "-Djava.io.tmpdir=" + temporary),
            "call",
            "--out",
            folder.resolve("out").toString());
    List<ProcessHandle> descendants = new ArrayList<>();
    await("browsers run")
        .atMost(TestTimeouts.PROCESS)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                process.descendants().filter(CommandIT::isBrowser).peek(descendants::add).count()
                    >= 2);
    process.descendants().forEach(descendants::add);

    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    assertThat(process.waitFor(TestTimeouts.PROCESS.toSeconds(), TimeUnit.SECONDS))
        .as("it ended")
        .isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    await("all that it started is gone")
        .atMost(TestTimeouts.CONDITION)
        .until(() -> descendants.stream().noneMatch(ProcessProbe::runs));
    assertThat(temporary)
        .as("but who has places, which locks tell that went with the process")
        .isDirectoryNotContaining(
            file -> !file.getFileName().toString().startsWith("peerproof.places."));
    assertThat(leftInTmpBy(process.pid())).isEmpty();
  }

  @Test
  void an_interrupted_matrix_reports_what_it_measured_and_leaves_no_process() throws Exception {
    Process process =
        start(
            Map.of(),
            "matrix",
            "--browsers",
            "auto,auto",
            "--calls",
            "50",
            "--warm-ups",
            "0",
            "--out",
            folder.resolve("out").toString());
    await("four calls are made")
        .atMost(TestTimeouts.PROCESS)
        .until(() -> Files.readString(folder.resolve("stderr")).contains("Call 5 of 100"));
    List<ProcessHandle> descendants = process.descendants().toList();

    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    assertThat(process.waitFor(TestTimeouts.PROCESS.toSeconds(), TimeUnit.SECONDS))
        .as("it ended")
        .isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    RunReport report = ReportJson.read(folder.resolve("out/report.json"));
    ComparisonReport comparison = Objects.requireNonNull(report.comparison());
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.reason()).isEqualTo("The comparison is not complete: it was interrupted.");
    assertThat(report.calls()).allMatch(call -> call.outcome() == Outcome.PASSED);
    assertThat(report.calls().size()).isIn(lastBegun() - 1, lastBegun());
    assertThat(comparison.groups())
        .flatExtracting(ComparisonReport.GroupReport::calls)
        .containsExactlyInAnyOrderElementsOf(report.calls().stream().map(CallReport::id).toList());
    assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    await("all that it started is gone")
        .atMost(TestTimeouts.CONDITION)
        .until(() -> descendants.stream().noneMatch(ProcessProbe::runs));
  }

  @Test
  void an_interrupted_series_is_reported_and_goes_on_to_its_end() throws Exception {
    String out = folder.resolve("out").toString();
    Process process = start(Map.of(), "timing", "--calls", "11", "--warm-ups", "1", "--out", out);
    await("three calls are made")
        .atMost(TestTimeouts.PROCESS)
        .until(() -> Files.readString(folder.resolve("stderr")).contains("Call 4 of 12"));

    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    assertThat(process.waitFor(TestTimeouts.PROCESS.toSeconds(), TimeUnit.SECONDS))
        .as("it ended")
        .isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    RunReport first = ReportJson.read(folder.resolve("out/report.json"));
    assertThat(first.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    int made = first.calls().size();
    assertThat(made).isIn(lastBegun() - 1, lastBegun());
    assertThat(first.reason())
        .startsWith("Not all calls were made: it was interrupted. %d of %d".formatted(made, made));

    Ended ended = peerproof("timing", "--resume", out);

    assertThat(ended.exit()).as(ended.err() + ended.out()).isZero();
    RunReport whole = ReportJson.read(folder.resolve("out/report.json"));
    SeriesReport series = Objects.requireNonNull(whole.series());
    assertThat(whole.calls().subList(0, made)).isEqualTo(first.calls());
    assertThat(whole.calls())
        .extracting(CallReport::id)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).mapToObj(String::valueOf).toList());
    assertThat(series.warmUps())
        .containsExactly("1", String.valueOf(made + 1)); // the browsers are new ones
    assertThat(series.ended()).isNull();
    assertThat(series.load()).isNotEmpty();
    assertThat(errors(Files.readString(folder.resolve("out/report.json")))).isEmpty();
    assertThat(ended.out()).contains("of 11 calls").containsPattern("caller total +[0-9.]+");
  }

  @Test
  void two_reports_of_the_same_browser_are_compared_and_the_difference_in_settings_is_told()
      throws Exception {
    String old = folder.resolve("old").toString();
    String now = folder.resolve("new").toString();
    peerproof("call", "--repeat", "2", "--out", old);
    peerproof("call", "--repeat", "2", "--hold", "100ms", "--out", now);

    Ended ended =
        peerproof(
            "compare",
            old + "/report.json",
            now + "/report.json",
            "--out",
            folder.resolve("out").toString());

    assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(3);
    assertThat(ended.out())
        .contains("INCONCLUSIVE", "Undecided: ")
        .contains(
            "warning: The two runs used different settings: holdMs was \"0\" and is now \"100\".");
    assertThat(errors(Files.readString(folder.resolve("out/report.json")))).isEmpty();
    assertThat(folder.resolve("out/junit.xml")).isNotEmptyFile();
  }

  @Test
  void doctor_finds_a_machine_on_which_these_tests_run_fit() throws Exception {
    Ended ended = peerproof("doctor");

    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("Java", "browser").doesNotContain("FAIL");
  }

  /**
   * Returns the number of the last call that the command announced. An interrupt ends that call, or
   * comes at its end.
   */
  private int lastBegun() throws IOException {
    return CALL_BEGUN
        .matcher(Files.readString(folder.resolve("stderr")))
        .results()
        .mapToInt(begun -> Integer.parseInt(begun.group(1)))
        .max()
        .orElseThrow();
  }

  /** Returns the entries with the name of that process: see {@code OwnerTag}. */
  private static List<String> leftInTmpBy(long pid) throws IOException {
    String owner = "-" + Long.toString(pid, Character.MAX_RADIX) + "-";
    try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("peerproof-") && name.contains(owner))
          .toList();
    }
  }

  private Ended peerproof(String... arguments) throws IOException, InterruptedException {
    Process process = start(Map.of(), arguments);
    assertThat(process.waitFor(TestTimeouts.PROCESS.toSeconds(), TimeUnit.SECONDS))
        .as("it ended")
        .isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("stdout")),
        Files.readString(folder.resolve("stderr")));
  }

  private Process start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            InterruptibleCommand.of(
                Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments)).toList()));
    builder.environment().putAll(environment);
    Process process =
        builder
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    started.add(process);
    return process;
  }

  private Path script(String name, String content) throws IOException {
    Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + content + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static boolean isBrowser(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    return command.contains("--user-data-dir=") && !command.contains("--type=");
  }

  private static List<String> errors(String json) throws IOException {
    try (InputStream schema = ReportJson.class.getResourceAsStream("report.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JsonMapper.shared().readTree(schema))
          .validate(json, InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }
}
