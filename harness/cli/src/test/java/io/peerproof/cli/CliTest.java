package io.peerproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.doctor.CheckResult;
import io.peerproof.browser.doctor.CheckResult.Status;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.cli.command.CallRunFunction;
import io.peerproof.cli.command.DoctorRunner;
import io.peerproof.cli.command.MatrixRunFunction;
import io.peerproof.cli.command.ServeCommand;
import io.peerproof.cli.command.TimingCommandTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {

  private final FakeTerminal console = FakeTerminal.pipe();

  private int run(DoctorRunner doctorRunner, ServeCommand.StopSignal end, String... arguments) {
    CallRunFunction none =
        (settings, folder, progress) -> {
          throw new AssertionError("no call was ordered");
        };
    MatrixRunFunction noMatrix =
        (settings, folder, progress, stopped) -> {
          throw new AssertionError("no matrix was ordered");
        };
    return new Cli(
            none,
            noMatrix,
            TimingCommandTest.NONE,
            doctorRunner,
            end,
            console.terminal(),
            Map.of(),
            Path.of("no-such.yaml"),
            Clock.systemUTC())
        .run(arguments);
  }

  private int run(String... arguments) {
    return run((browser, listener) -> {}, () -> {}, arguments);
  }

  @Test
  void no_command_is_wrong_usage() {
    int exit = run();

    assertThat(exit).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("peerproof: No command was given.\nSee: peerproof --help\n");
  }

  @Test
  void an_unknown_command_gets_a_suggestion() {
    int exit = run("cal");

    assertThat(exit).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "peerproof: There is no command 'cal'. Did you mean call?\nSee: peerproof --help\n");
  }

  @Test
  void the_version_is_that_of_the_build() {
    int exit = run("--version");

    assertThat(exit).isZero();
    assertThat(console.out())
        .matches("peerproof \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java " + javaVersion() + "\\)\n");
  }

  private static String javaVersion() {
    return java.util.regex.Pattern.quote(System.getProperty("java.version"));
  }

  @ParameterizedTest
  @CsvSource({
    "--help,peerproof ",
    "help,peerproof ",
    "help call,peerproof call ",
    "serve -h,peerproof serve "
  })
  void help_is_on_standard_output(String arguments, String usage) {
    int exit = run(arguments.split(" "));

    assertThat(exit).isZero();
    assertThat(console.out()).startsWith("Usage: " + usage);
    assertThat(console.err()).isEmpty();
  }

  @Test
  void serve_tells_the_address_and_serves_the_demo_there_until_its_end() {
    int exit =
        run(
            (browser, listener) -> {},
            () ->
                assertThat(statusOf(URI.create(console.out().lines().toList().get(1).strip())))
                    .isEqualTo(200),
            "serve");

    assertThat(exit).isZero();
    assertThat(console.out())
        .matches("The demo page is at\n  http://127\\.0\\.0\\.1:\\d+/\nPress Ctrl-C to stop\\.\n");
  }

  @Test
  void serve_says_what_it_opens_to_other_machines() {
    assertThat(run("serve", "--host", "0.0.0.0")).isZero();

    assertThat(console.out())
        .matches(
            "(?s)The demo page is at\n.*\n"
                + "Open to every machine that reaches this one, without a password:\n"
                + "  TCP port \\d+: the demo page, and each room of the signaling relay\n"
                + "  UDP port \\d+: the STUN server\n"
                + "Press Ctrl-C to stop\\.\n");
  }

  private static int statusOf(URI page) throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--port 65536 | 65536 is not a port. Write a number from 0 (any free port) to 65535.",
        "--port -1    | -1 is not a port. Write a number from 0 (any free port) to 65535.",
        "--port http  | Invalid value for option '--port': 'http' is not a whole number.",
        "--allow-host http://x | \"http://x\" is not a host. Write demo.example or 192.0.2.7, without a scheme, a port or a path.",
        "--allow-relay https://x | \"https://x\" is not a relay. Write wss://relay.example/signal, without a user, a query or an IPv6 address.",
      })
  void a_wrong_value_of_serve_is_wrong_usage(String arguments, String message) {
    int exit = run(("serve " + arguments).split(" "));

    assertThat(exit).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("peerproof serve: " + message + "\nSee: peerproof serve --help\n");
  }

  @Test
  void a_port_that_is_taken_says_so() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int exit = run("serve", "--port", String.valueOf(taken.getLocalPort()));

      assertThat(exit).isEqualTo(2);
      assertThat(console.err())
          .startsWith("peerproof serve: ")
          .contains(String.valueOf(taken.getLocalPort()))
          .endsWith("See: peerproof serve --help\n");
    }
  }

  @Test
  void doctor_tells_each_finding_and_what_to_do() {
    int exit =
        run(
            (browser, listener) ->
                List.of(
                        new CheckResult("Java", Status.OK, "17.0.15", Optional.empty()),
                        new CheckResult(
                            "fonts",
                            Status.WARN,
                            "none",
                            Optional.of("apt-get install fonts-dejavu")),
                        new CheckResult(
                            "browser", Status.FAIL, "none found", Optional.of("one\ntwo")))
                    .forEach(listener),
            () -> {},
            "doctor");

    assertThat(exit).isEqualTo(1);
    assertThat(console.out())
        .isEqualTo(
            """
            ✔ OK    Java                      17.0.15
            ! WARN  fonts                     none
                                              apt-get install fonts-dejavu
            ✘ FAIL  browser                   none found
                                              one
                                              two

            No call can be made on this machine yet: fix the checks marked FAIL above.
            """);
  }

  @Test
  void doctor_examines_the_browser_that_was_named() {
    List<BrowserSpec> examined = new ArrayList<>();

    run(
        (browser, listener) -> examined.add(browser),
        () -> {},
        "doctor",
        "--browser",
        "/opt/chrome");

    assertThat(examined).containsExactly(BrowserSpec.parse("/opt/chrome"));
  }

  @Test
  void doctor_is_content_with_warnings() {
    int exit =
        run(
            (browser, listener) ->
                listener.accept(new CheckResult("fonts", Status.WARN, "none", Optional.empty())),
            () -> {},
            "doctor");

    assertThat(exit).isZero();
    assertThat(console.out())
        .isEqualTo(
            "! WARN  fonts                     none\n\nCalls can be made on this machine.\n");
  }

  @Test
  void a_failure_without_a_run_keeps_its_stack_trace_in_a_file() throws Exception {
    int exit =
        run(
            (browser, listener) -> {
              throw new IllegalStateException("no pulse");
            },
            () -> {},
            "doctor");

    assertThat(exit).isEqualTo(3);
    List<String> lines = console.err().lines().toList();
    assertThat(lines)
        .hasSize(2)
        .first()
        .isEqualTo(
            "Peerproof failed because of an internal error and has no result: no pulse (IllegalStateException)");
    Path log = Path.of(lines.get(1).substring("The log: ".length()));
    assertThat(Files.readString(log)).contains("java.lang.IllegalStateException: no pulse\n\tat ");
    Files.delete(log);
  }

  @Test
  void the_log_is_given_back() {
    Logger root = Logger.getLogger("");
    Handler mine = new MemoryHandler(new ConsoleHandler(), 1, Level.OFF);
    root.addHandler(mine);

    try {
      run("serve", "-v");

      assertThat(root.getHandlers()).contains(mine);
    } finally {
      root.removeHandler(mine);
    }
  }
}
