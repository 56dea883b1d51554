package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  @TempDir Path folder;

  /** A program that holds the lock of a folder until its input ends. */
  static final class HoldingProgram {
    private HoldingProgram() {}

    public static void main(String[] arguments) throws IOException {
      try (FolderLock lock = FolderLock.take(Path.of(arguments[0]))) {
        System.out.write(lock.toString().isEmpty() ? 0 : 1);
        System.out.flush();
        System.in.read();
      }
    }
  }

  @Test
  void another_process_is_named_and_its_end_frees_the_folder() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process other =
        new ProcessBuilder(
                List.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    HoldingProgram.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo(1);

      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessage(
              "Another Peerproof process (process %d) is making the calls of %s. Wait until it has ended, or end it.",
              other.pid(), folder);
    } finally {
      other.destroyForcibly();
    }
    other.waitFor();

    FolderLock.take(folder).close();
  }

  @Test
  void one_process_takes_it_once_and_again_after_it_was_given_back() throws Exception {
    try (FolderLock first = FolderLock.take(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> FolderLock.take(folder)).isInstanceOf(UnusableFolderException.class);
    }

    FolderLock.take(folder).close();
    assertThat(Files.readString(folder.resolve("run.lock"))).startsWith("process ");
  }
}
