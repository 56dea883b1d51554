package io.peerproof.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RunLogTest {

  @TempDir Path folder;

  @Test
  void what_was_in_the_file_stays() throws Exception {
    Path file = Files.writeString(folder.resolve("peerproof.log"), "before\n");
    try (RunLog log = RunLog.silent(new PrintStream(PrintStream.nullOutputStream()))) {
      log.writeTo(file);

      LoggerFactory.getLogger(getClass()).error("after");
    }

    assertThat(Files.readString(file)).startsWith("before\n").contains("after");
  }
}
