package io.peerproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallSettings;
import io.peerproof.call.CallTopology;
import io.peerproof.cli.Cli;
import io.peerproof.cli.FakeTerminal;
import io.peerproof.cli.output.PathText;
import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallCommandTest {

  @TempDir Path temp;

  private final FakeTerminal console = FakeTerminal.pipe();
  private final List<CallSettings> made = new ArrayList<>();

  private int run(CallRunFunction maker, Map<String, String> environment, String... arguments) {
    CallRunFunction remembering =
        (settings, folder, progress) -> {
          made.add(settings);
          return maker.make(settings, folder, progress);
        };
    return new Cli(
            remembering,
            (settings, folder, progress, stopped) -> SampleReports.passed(),
            TimingCommandTest.NONE,
            (browser, listener) -> {},
            () -> {},
            console.terminal(),
            environment,
            Path.of("no-such.yaml"),
            Clock.systemUTC())
        .run(arguments);
  }

  private int run(RunReport report, String... arguments) {
    return run(
        (settings, folder, progress) -> {
          progress.step("Starting two browsers");
          return report;
        },
        Map.of(),
        arguments);
  }

  private String out() {
    return temp.resolve("out").toString();
  }

  @Test
  void a_pass_shows_the_verdict_the_phases_side_by_side_and_where_the_report_is() {
    int exit = run(SampleReports.passed(), "call", "--out", out());

    assertThat(exit).isZero();
    assertThat(console.out())
        .isEqualTo(
            """
            ✔ PASSED  Each peer sees and hears the other.

                             caller    callee
              video         PLAYING   PLAYING
              audio           HEARD     HEARD
              media        112.3 ms  112.3 ms
              signaling     72.7 ms    6.0 ms
              ice           15.5 ms   38.5 ms
              dtls          21.8 ms   21.8 ms
              track         73.1 ms    6.4 ms
              first frame  111.7 ms  142.9 ms
              proven        34.0 ms   34.0 ms
              total        341.0 ms  313.0 ms
            total: from the page's first WebRTC call to the first frame with the other's stamp. Phases overlap.
            Machine: it kept up, its processors 42 %% busy.

            Accepted source: only the fake camera and the fake microphone (--expect-source camera, the default).
            Report: %s/report.html
            """
                .formatted(PathText.shortest(Path.of(out()))));
    assertThat(console.err()).isEqualTo("Starting two browsers…\n");
  }

  @Test
  void a_failure_names_the_phase_and_what_was_seen() {
    int exit = run(SampleReports.failed(), "call", "--out", out());

    assertThat(exit).isEqualTo(1);
    assertThat(console.out())
        .isEqualTo(
            """
            ✘ FAILED  ICE never connected: 2 of 2 candidate pairs failed on the caller within 20 s.
            The first phase that did not happen: ice

                               caller      callee
              video         NO_FRAMES   NO_FRAMES
              audio        NO_PACKETS  NO_PACKETS
              media          112.3 ms    112.3 ms
              signaling       72.7 ms      6.0 ms
              ice                   -           -
              dtls                  -           -
              track           73.1 ms      6.4 ms
              first frame           -           -
              proven                -           -
              total                 -           -
            Machine: it did not keep up: the caller's camera delivered 9 of 30 frames/s and page timers were 640 ms late. Limits were stretched: timeout 41.5 s instead of 20 s, freeze 3.3 s instead of 1 s.

            caller video: ontrack fired, 0 packets arrived, and no frame was decoded
            caller audio: ontrack fired for audio, and no packet arrived
            callee video: ontrack fired, 0 packets arrived, and no frame was decoded
            callee audio: ontrack fired for audio, and no packet arrived
            clue: The caller gathered 2 candidates, and the callee added none of them.

            Accepted source: only the fake camera and the fake microphone (--expect-source camera, the default).
            Report: %s/report.html
            """
                .formatted(PathText.shortest(Path.of(out()))));
  }

  @Test
  void without_a_browser_the_reason_is_all_there_is() {
    int exit = run(SampleReports.inconclusive(), "call", "--out", out());

    assertThat(exit).isEqualTo(3);
    assertThat(console.out())
        .isEqualTo(
            """
            ? INCONCLUSIVE  No browser: no Chrome, Chromium or Edge was found. Install one, or name it with --browser.

            Accepted source: only the fake camera and the fake microphone (--expect-source camera, the default).
            Report: %s/report.html
            """
                .formatted(PathText.shortest(Path.of(out()))));
  }

  @Test
  void json_prints_the_report_and_nothing_else() throws Exception {
    int exit = run(SampleReports.failed(), "call", "--json", "--out", out());

    assertThat(exit).isEqualTo(1);
    assertThat(console.out()).isEqualTo(ReportJson.write(SampleReports.failed()));
    assertThat(temp.resolve("out/report.json")).hasContent(console.out());
  }

  @Test
  void the_run_leaves_its_report_and_its_log() {
    run(SampleReports.passed(), "call", "--out", out());

    assertThat(ReportJson.read(temp.resolve("out/report.json"))).isEqualTo(SampleReports.passed());
    assertThat(temp.resolve("out/report.html")).isNotEmptyFile();
    assertThat(temp.resolve("out/peerproof.log")).exists();
  }

  @Test
  void options_become_the_settings_of_the_call() {
    run(
        SampleReports.passed(),
        "call",
        "--caller=/opt/a/chrome",
        "--browser=/opt/b/chrome",
        "--timeout=1m30s",
        "--hold=5s",
        "--expect=video=recvonly,data",
        "--repeat=3",
        "--camera=640x480@15",
        "--max-freeze=500ms",
        "--min-fps=20",
        "--headed",
        "--no-install",
        "--max-browsers=4",
        "--out",
        out());

    CallSettings settings = made.get(0);
    assertThat(settings.caller().launch().browser()).isEqualTo(BrowserSpec.parse("/opt/a/chrome"));
    assertThat(settings.callee().launch().browser()).isEqualTo(BrowserSpec.parse("/opt/b/chrome"));
    assertThat(settings.timing().timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.timing().hold()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.expect()).contains(CallExpectation.parse("video=recvonly,data"));
    assertThat(settings.limits())
        .isEqualTo(MeasureLimits.NONE.withMaxFreezeMs(500).withMinFramesPerSecond(20));
    assertThat(settings.calls()).isEqualTo(3);
    assertThat(List.of(settings.caller().launch().format(), settings.callee().launch().format()))
        .containsOnly(new VideoFormat(640, 480, 15, 150));
    assertThat(settings.options().headed()).isTrue();
    assertThat(settings.options().install()).isFalse();
    assertThat(settings.options().maxBrowsers()).hasValue(4);
    assertThat(settings.options().command())
        .containsExactly(
            "call",
            "--caller=/opt/a/chrome",
            "--browser=/opt/b/chrome",
            "--timeout=1m30s",
            "--hold=5s",
            "--expect=video=recvonly,data",
            "--repeat=3",
            "--camera=640x480@15",
            "--max-freeze=500ms",
            "--min-fps=20",
            "--headed",
            "--no-install",
            "--max-browsers=4",
            "--out",
            out());
  }

  @Test
  void what_no_option_says_is_left_at_its_default() {
    run(SampleReports.passed(), "call", "--out", out());

    assertThat(made.get(0))
        .isEqualTo(CallSettings.defaults().withCommand(List.of("call", "--out", out())));
  }

  @Test
  void the_variable_names_a_browser_when_no_option_does() {
    CallRunFunction maker = (settings, folder, progress) -> SampleReports.passed();

    run(maker, Map.of("PEERPROOF_BROWSER", "/opt/c/chrome"), "call", "--out", out());

    assertThat(made.get(0).callee().launch().browser())
        .isEqualTo(BrowserSpec.parse("/opt/c/chrome"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "-1", "2.5"})
  void a_variable_that_is_no_number_of_browsers_is_a_usage_error(String value) {
    CallRunFunction maker = (settings, folder, progress) -> SampleReports.passed();
    Map<String, String> environment = Map.of("PEERPROOF_MAX_BROWSERS", value);

    for (String command : List.of("call", "timing", "matrix --browsers chrome@131,chrome@132")) {
      String[] arguments = (command + " --out " + out()).split(" ");
      assertThat(run(maker, environment, arguments)).as(command).isEqualTo(2);
    }
    assertThat(run(maker, environment, "call", "--max-browsers", "2", "--out", out())).isZero();

    assertThat(made).hasSize(1);
    assertThat(console.err())
        .contains(
            "PEERPROOF_MAX_BROWSERS is \""
                + value
                + "\", which is not a number of browsers. Set it to a whole number, 1 or more, or unset it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--timeot 3s      | There is no option '--timeot'. Did you mean --timeout?",
        "--cammera 3      | There is no option '--cammera'. Did you mean --camera?",
        "--frobnicate     | There is no option '--frobnicate'.",
        "now              | 'now' is not the address of a page. Write a full address, http://localhost:3000/, or a path on Peerproof's server, /?room={room}.",
        "/a now           | 'now' is one argument too many. Remove it.",
        "--timeout 20     | Invalid value for option '--timeout': '20' is not a duration. Write 20s, 1m30s or 500ms.",
        "--timeout -1s    | Invalid value for option '--timeout': '-1s' is not a duration. Write 20s, 1m30s or 500ms.",
        "--timeout 0s     | Invalid value for option '--timeout': '0s' is zero. Write a longer duration, such as 20s.",
        "--camera 640x480 | Invalid value for option '--camera': a camera format is written WIDTHxHEIGHT@FRAMES_PER_SECOND, such as 640x480@30, but is \"640x480\".",
        "--camera 640x480@90 | Invalid value for option '--camera': Invalid frame rate 90. Write 1 to 60 frames a second, for example 640x480@30.",
        "--min-ssim 3     | Invalid value for --min-ssim (minSsim): 3. Write a number from 0 to 1.",
        "--repeat 0       | Invalid value for option '--repeat': 0 calls prove nothing. Write 1 or more.",
        "--max-browsers 0 | Invalid value for option '--max-browsers': 0. Write 1 or more.",
        "--expect vidoe   | Invalid value for option '--expect': \"vidoe\" is not a medium. Write video, audio, data and screen, separated by commas, each at most once. Add =sendonly or =recvonly for one direction, seen from the caller; the default is =sendrecv. video:2 means two video tracks. For example: video,audio or video=recvonly or video:2=sendonly,data or video,audio,screen=sendonly.",
        "--same-browser --peers 3 | --same-browser makes calls of two peers. Leave out --peers.",
        "--same-browser --loopback | --loopback judges each page by itself, --same-browser a call of two. Give only one of them.",
        "--same-browser --callee chrome@131 | --same-browser cannot be used here: Two tabs of one browser have the same browser, camera and arguments, but those of caller and callee differ.",
        "--same-browser --min-psnr 30 | --same-browser cannot be used here: PSNR and SSIM cannot be measured in two tabs of one browser: the second tab's camera has no reference.",
        "--out            | The option '--out' needs a value: DIR.",
      })
  void wrong_usage_is_told_and_no_call_is_made(String arguments, String message) {
    int exit = run(SampleReports.passed(), ("call " + arguments).split(" "));

    assertThat(exit).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("peerproof call: " + message + "\nSee: peerproof call --help\n");
    assertThat(console.out()).isEmpty();
    assertThat(made).isEmpty();
  }

  @Test
  void two_tabs_of_one_browser_are_a_topology() {
    int exit =
        run(
            SampleReports.passed(),
            "call",
            "/tabs.html",
            "--same-browser",
            "--browser",
            "chrome@131",
            "--out",
            out());

    assertThat(exit).as(console.err()).isZero();
    assertThat(made.get(0).topology()).isEqualTo(CallTopology.SAME_BROWSER);
  }

  @Test
  void a_browser_that_is_not_understood_is_wrong_usage_and_names_the_option() {
    int exit = run(SampleReports.passed(), "call", "--callee", "chrmoe", "--out", out());

    assertThat(exit).isEqualTo(2);
    assertThat(console.err()).startsWith("peerproof call: --callee: ").contains("chrmoe");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void a_folder_that_holds_a_run_is_wrong_usage() {
    run(SampleReports.passed(), "call", "--out", out());

    int exit = run(SampleReports.failed(), "call", "--out", out());

    assertThat(exit).isEqualTo(2);
    assertThat(console.err())
        .endsWith(
            """
            peerproof call: %s already contains a run of Peerproof, which would be overwritten. Name another folder with --out, or remove this one.
            See: peerproof call --help
            """
                .formatted(out()));
    assertThat(ReportJson.read(temp.resolve("out/report.json"))).isEqualTo(SampleReports.passed());
    assertThat(made).hasSize(1);
  }

  @Test
  void an_unexpected_failure_is_one_sentence_and_its_stack_trace_is_in_the_log() throws Exception {
    CallRunFunction broken =
        (settings, folder, progress) -> {
          throw new IllegalStateException("no such room\nBuild info: version 4");
        };

    int exit = run(broken, Map.of(), "call", "--out", out());

    assertThat(exit).isEqualTo(3);
    assertThat(console.err())
        .isEqualTo(
            """
            Peerproof failed because of an internal error and has no result: no such room (IllegalStateException)
            The log: %s/peerproof.log
            """
                .formatted(PathText.shortest(Path.of(out()))));
    assertThat(Files.readString(temp.resolve("out/peerproof.log")))
        .contains("java.lang.IllegalStateException: no such room\n", "\tat io.peerproof.cli.");
  }

  @Test
  void a_full_disk_is_one_sentence_and_no_internal_error() {
    CallRunFunction full =
        (settings, folder, progress) -> {
          throw new UncheckedIOException(new IOException("No space left on device"));
        };

    int exit = run(full, Map.of(), "call", "--out", out());

    assertThat(exit).isEqualTo(3);
    assertThat(console.err())
        .isEqualTo(
            "Peerproof has no report, because the disk is full: No space left on device. Free some space, or name a folder on another disk with --out.\n");
  }

  @Test
  void the_verdict_of_a_finished_call_is_told_although_its_report_cannot_be_written() {
    CallRunFunction gone =
        (settings, folder, progress) -> {
          try {
            Files.delete(folder.resolve("peerproof.log"));
            Files.delete(folder);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return SampleReports.passed();
        };

    int exit = run(gone, Map.of(), "call", "--out", out());

    assertThat(exit).isEqualTo(3);
    assertThat(console.err()).contains("PASSED", "has no result");
  }

  @Test
  void verbose_shows_the_stack_trace() {
    CallRunFunction broken =
        (settings, folder, progress) -> {
          throw new IllegalStateException("no such room");
        };

    int exit = run(broken, Map.of(), "call", "-v", "--out", out());

    assertThat(exit).isEqualTo(3);
    assertThat(console.err())
        .contains("java.lang.IllegalStateException: no such room\n\tat ")
        .doesNotContain("The log:");
  }

  @Test
  void an_interrupted_call_has_no_result() {
    CallRunFunction interrupted =
        (settings, folder, progress) -> {
          throw new InterruptedException();
        };

    int exit = run(interrupted, Map.of(), "call", "--out", out());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(exit).isEqualTo(3);
    assertThat(console.err()).isEqualTo("Peerproof was interrupted before it had a result.\n");
  }

  @Test
  void several_peers_need_a_page_that_connects_them() {
    assertThat(run(SampleReports.passed(), "call", "--peers", "3", "--out", out())).isEqualTo(2);
    assertThat(console.err())
        .contains("The demo page connects two peers. Name a page that connects 3");

    assertThat(run(SampleReports.passed(), "call", "--peers", "9", "/mesh.html")).isEqualTo(2);
    assertThat(console.err()).contains("Invalid value for option '--peers': 9. Write 2 to 8.");
    assertThat(made).isEmpty();
    assertThat(Path.of(out())).doesNotExist();
  }

  @Test
  void several_peers_have_all_options_of_a_call_of_two() {
    int exit =
        run(
            SampleReports.passed(),
            "call",
            "/mesh.html?room={room}&peer={peer}",
            "--peers",
            "4",
            "--caller",
            "/opt/a/chrome",
            "--callee",
            "/opt/b/chrome",
            "--hold",
            "3s",
            "--repeat",
            "2",
            "--expect",
            "video",
            "--expect-source",
            "any",
            "--screenshots",
            "--max-freeze",
            "500ms",
            "--out",
            out());

    assertThat(exit).as(console.err()).isZero();
    CallSettings settings = made.get(0);
    assertThat(settings.peers()).hasSize(4);
    assertThat(settings.peer(PeerRole.PEER1).launch().browser())
        .isEqualTo(BrowserSpec.parse("/opt/a/chrome"));
    assertThat(settings.peer(PeerRole.PEER4).launch().browser())
        .isEqualTo(BrowserSpec.parse("/opt/b/chrome"));
    assertThat(settings.peer(PeerRole.PEER4).page())
        .isEqualTo("/mesh.html?room={room}&peer={peer}");
    assertThat(settings.peer(PeerRole.PEER4).launch().format().sizeAndRate())
        .isEqualTo("320x240@15");
    assertThat(settings.server().roomCapacity()).isEqualTo(4);
    assertThat(settings.timing().hold()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.calls()).isEqualTo(2);
    assertThat(settings.expect()).isPresent();
  }
}
