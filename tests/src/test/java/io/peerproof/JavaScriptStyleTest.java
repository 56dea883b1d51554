package io.peerproof;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.download.BiomeProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * JavaScript is formatted, and free of what a linter finds, by {@code biome.jsonc}.
 *
 * <p>With {@code -Djavascript.style=apply} it is formatted first: {@code tests/format-javascript}.
 */
class JavaScriptStyleTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String WHAT_TO_DO =
      "To format: tests/format-javascript. What it leaves is for you to mend:%n%s";

  @Test
  void every_script_is_formatted_and_free_of_findings() throws Exception {
    if ("apply".equals(System.getProperty("javascript.style"))) {
      biome("check", "--write", PROJECT.toString());
    }

    Ended check = biome("check", "--error-on-warnings", PROJECT.toString());

    assertThat(check.status()).as(WHAT_TO_DO, check.output()).isZero();
  }

  @Test
  void bad_format_and_unused_code_are_found(@TempDir Path folder) throws Exception {
    Files.copy(PROJECT.resolve("biome.jsonc"), folder.resolve("biome.jsonc"));
    Path script = Files.writeString(folder.resolve("bad.js"), "const unused=1\nundeclared();\n");

    Ended check =
        biome(
            "check", "--error-on-warnings", "--config-path", folder.toString(), script.toString());

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.output())
        .contains("lint/correctness/noUndeclaredVariables", "Formatter would have printed");
  }

  private static Ended biome(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(BiomeProgram.fetched().toString()));
    line.addAll(List.of(arguments));
    line.add("--colors=off");
    Process process =
        new ProcessBuilder(line).directory(PROJECT.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private record Ended(int status, String output) {}
}
