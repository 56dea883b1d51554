package io.peerproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of Javadoc: a first sentence is a noun phrase or a third-person verb. */
class JavadocTest {

  private static final Path HOME = Path.of("").toAbsolutePath().getParent();

  private static final Pattern QUESTION =
      Pattern.compile(
          "/\\*\\*\\s*(?:\\*\\s*)?(?:What|Who|Whoever|Whether|How|Why|Where|When|Which)\\b[^\n]*");

  @Test
  void no_javadoc_begins_with_a_question() throws IOException {
    assertThat(sources()).isNotEmpty().flatExtracting(JavadocTest::questions).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(HOME)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> HOME.relativize(file).toString().contains("src/main/java"))
          .toList();
    }
  }

  private static List<String> questions(Path file) {
    try {
      Matcher found = QUESTION.matcher(Files.readString(file));
      return found.results().map(match -> file.getFileName() + ": " + match.group()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
