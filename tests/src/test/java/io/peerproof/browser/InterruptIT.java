package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.InterruptibleCommand;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.UnfinishedDirectory;
import io.peerproof.browser.spec.BrowserSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A separate JVM that is interrupted while its browsers run. */
class InterruptIT {
  private static final String UNFINISHED = "peerproof-doctor-";

  @TempDir(factory = ShortName.class)
  Path temporary;

  @TempDir Path logs;

  /** Directory for the sockets of browsers, whose paths are limited to 104 bytes. */
  static final class ShortName implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createDirectory(
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "p" + Long.toString(System.nanoTime(), Character.MAX_RADIX)));
    }
  }

  /** Program that is interrupted. */
  static final class TwoBrowsers {
    public static void main(String[] arguments) throws IOException {
      BrowserSpec spec = BrowserSpec.requested(System.getenv());
      Path logs = Path.of(arguments[0]);
      BrowserPool browsers = BrowserPool.onThisMachine(false, line -> {});
      browsers.find(spec);
      UnfinishedDirectory.create(Path.of(System.getProperty("java.io.tmpdir")), UNFINISHED);
      System.out.println(OwnerTag.thisProcess().prefix());
      if (arguments[1].equals("started")) {
        browsers.open(spec, LaunchOptions.named("caller", logs));
        browsers.open(spec, LaunchOptions.named("callee", logs));
      }
      System.out.println("ready");
      browsers.open(spec, LaunchOptions.named("third", logs)).died().join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void leaves_nothing_while_browsers_run(String signal) throws Exception {
    OwnerTag owner = interrupt("started", signal);

    assertThat(Left.by(owner, temporary)).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void leaves_nothing_in_the_midst_of_a_start() throws Exception {
    OwnerTag owner = interrupt("starting", "INT");

    assertThat(Left.by(owner, temporary)).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void
      the_programs_and_profiles_of_a_killed_jvm_end_by_themselves_and_the_next_one_removes_the_rest()
          throws Exception {
    OwnerTag owner = interrupt("started", "KILL");

    Awaitility.await("the end of what was killed, without another run")
        .atMost(TestTimeouts.PROCESS)
        .untilAsserted(() -> assertThat(Left.by(owner, temporary)).isEmpty());
    assertThat(temporary).isDirectoryContaining("glob:**" + UNFINISHED + "*");
    OrphanReaper.run(temporary);
    assertThat(temporary).isDirectoryNotContaining("glob:**" + UNFINISHED + "*");
  }

  /** Starts the program, sends the signal when it is ready, and waits for its end. */
  private OwnerTag interrupt(String state, String signal) throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
                InterruptibleCommand.of(
                    List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoBrowsers.class.getName(),
                        logs.toString(),
                        state)))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    program.environment().put("TMPDIR", temporary.toString());
    Process jvm = program.start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
      OwnerTag owner = OwnerTag.in(String.valueOf(out.readLine())).orElseThrow();
      assertThat(out.readLine()).isEqualTo("ready");
      new ProcessBuilder("kill", "-" + signal, String.valueOf(jvm.pid())).start().waitFor();
      assertThat(jvm.waitFor(TestTimeouts.PROCESS.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return owner;
    } finally {
      jvm.destroyForcibly();
    }
  }
}
