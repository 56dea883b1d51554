package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {

  @ParameterizedTest
  @ValueSource(strings = {"picocli.CommandLine", "org.apache.commons.csv.CSVFormat", "org.slf4j.jul.JDK14LoggerFactory"})
  void what_only_the_command_needs_does_not_come_along(String type) {
    assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(type));
  }

  @Test
  void plain_java_makes_a_call() {
    PrintStream console = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      PlainJava.main(new String[0]);
    } finally {
      System.setOut(console);
    }

    assertThat(said.toString(StandardCharsets.UTF_8)).contains("PASSED: Each peer sees and hears the other.");
  }
}
