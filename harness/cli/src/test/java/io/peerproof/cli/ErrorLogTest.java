package io.peerproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorLogTest {
  @TempDir Path temporary;

  private Path older(String name) throws IOException {
    return Files.writeString(temporary.resolve("peerproof-error-" + name + ".log"), "x");
  }

  @Test
  void the_last_error_keeps_a_log_that_the_user_alone_can_read() throws IOException {
    Path older = older("1");
    Path other = Files.writeString(temporary.resolve("error-1.log"), "x");

    Path log = Path.of(ErrorLog.write(temporary, new IllegalStateException("no pulse")));

    assertThat(log).content().contains("java.lang.IllegalStateException: no pulse\n\tat ");
    assertThat(Files.getPosixFilePermissions(log)).hasSize(2);
    assertThat(older).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void what_another_user_made_by_this_name_is_kept() throws IOException {
    assumeThat(System.getProperty("user.name")).as("only root gives files away").isEqualTo("root");
    Path others = older("2");
    Files.setAttribute(others, "unix:uid", 12_345);

    ErrorLog.write(temporary, new IllegalStateException("no pulse"));

    assertThat(others).exists();
  }

  @Test
  void a_folder_that_cannot_be_listed_still_takes_the_log() throws Exception {
    assumeThat(System.getProperty("user.name")).as("root lists every folder").isNotEqualTo("root");
    older("1");
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("-wx------"));
    try {
      String log = ErrorLog.write(temporary, new IllegalStateException("no pulse"));

      assertThat(Path.of(log)).content().contains("no pulse");
    } finally {
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void a_link_by_this_name_is_kept_with_what_it_leads_to() throws IOException {
    Path precious = Files.writeString(temporary.resolve("precious"), "x");
    Path link = Files.createSymbolicLink(temporary.resolve("peerproof-error-3.log"), precious);

    ErrorLog.write(temporary, new IllegalStateException("no pulse"));

    assertThat(precious).hasContent("x");
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }
}
