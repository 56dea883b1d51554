package io.peerproof.browser.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessTreesTest {

  /** A process that waits for input, with a text in its command line. */
  private static Process with(String text) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-Dprofile=" + text,
                "-cp",
                System.getProperty("java.class.path"),
                WaitingProgram.class.getName()))
        .start();
  }

  /** A program that ends with its input. */
  static final class WaitingProgram {
    private WaitingProgram() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("up");
      System.in.read();
    }
  }

  @Test
  void the_processes_of_profile_10_outlive_those_of_profile_1() throws Exception {
    String profile = "/tmp/peerproof-" + UUID.randomUUID() + "-1";
    try (AutoProcess first = new AutoProcess(with(profile));
        AutoProcess tenth = new AutoProcess(with(profile + "0"))) {
      boolean ended = ProcessTrees.kill(Stream.empty(), profile, Duration.ofSeconds(10));

      assertThat(ended).isTrue();
      assertThat(first.process().waitFor()).isNotZero();
      assertThat(tenth.process().isAlive()).isTrue();
    }
  }

  @Test
  void a_mark_is_a_whole_path_or_switch() {
    assertThat(
            Stream.of(
                "chromium --user-data-dir=/tmp/p-1 --type=zygote",
                "chromium --user-data-dir=/tmp/p-1",
                "chromium --database=/tmp/p-1/Crashpad",
                "chromium --user-data-dir=/private/tmp/p-1",
                "chromium --user-data-dir=\"/tmp/p-1\""))
        .allMatch(line -> ProcessTrees.hasExactly(line, "/tmp/p-1"));
    assertThat(
            Stream.of(
                "chromium --user-data-dir=/tmp/p-10",
                "chromium --user-data-dir=/tmp/p-1-driver",
                "chromium --user-data-dir=/tmp/p-1.old",
                "chromium --user-data-dir=/home/ann/tmp/p-1",
                "chromium --user-data-dir=/tmp/p-2"))
        .noneMatch(line -> ProcessTrees.hasExactly(line, "/tmp/p-1"));
    assertThat(ProcessTrees.hasExactly("driver --p-1-driver", "--p-1-driver")).isTrue();
    assertThat(ProcessTrees.hasExactly("driver --p-11-driver --p-1-driver", "--p-1-driver"))
        .isTrue();
  }

  @Test
  void arguments_are_those_of_proc_or_the_switches_of_a_title() {
    assertThat(ProcessTrees.arguments("tail\0-f\0/tmp/a -b\0"))
        .containsExactly("tail", "-f", "/tmp/a -b");
    assertThat(ProcessTrees.arguments("/usr/lib/chromium --type=zygote --database=/my tmp/a\0\0"))
        .containsExactly("/usr/lib/chromium", "--type=zygote", "--database=/my tmp/a");
    assertThat(ProcessTrees.arguments(ProcessHandle.current())).hasSizeGreaterThan(1);
  }

  private record AutoProcess(Process process) implements AutoCloseable {
    AutoProcess {
      try {
        process.getInputStream().read();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
