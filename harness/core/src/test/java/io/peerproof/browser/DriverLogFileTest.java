package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverLogFileTest {

  @TempDir Path temp;

  @Test
  void a_password_is_hidden_and_all_else_stays() throws IOException {
    Path log = temp.resolve("driver.log");
    Files.writeString(
        log, "{\n  \"password\": \"s\\\"é\",\n  \"type\": \"password\",\n  \"é\": 1}");

    DriverLogFile.hidePasswords(log);

    assertThat(log)
        .hasContent("{\n  \"password\": \"***\",\n  \"type\": \"password\",\n  \"é\": 1}");
  }
}
