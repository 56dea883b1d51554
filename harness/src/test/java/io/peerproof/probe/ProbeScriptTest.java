package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProbeScriptTest {

  private static final Pattern TOP_LEVEL_NAME =
      Pattern.compile("(?m)^(?:async )?(?:function|const|let|class) (\\w+)");

  @Test
  void the_modules_become_one_function_without_module_syntax() {
    String script = ProbeScript.functionDeclaration();

    assertThat(script).startsWith("(channel) => {").endsWith("startProbe(channel);\n}");
    assertThat(script).doesNotContainPattern("(?m)^(import|export) ");
  }

  @Test
  void with_a_binding_they_become_a_script_that_leaves_no_name_behind() {
    String script = ProbeScript.withBinding("peerproof_1");

    assertThat(script)
        .startsWith("(() => {")
        .endsWith("startProbe(takeBinding('peerproof_1'));\n})();")
        .doesNotContainPattern("(?m)^(import|export) ");
  }

  @Test
  void no_two_modules_use_the_same_top_level_name() {
    List<String> names =
        TOP_LEVEL_NAME
            .matcher(ProbeScript.functionDeclaration())
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(names).contains("createStampReader", "analyseTone").doesNotHaveDuplicates();
  }

  @Test
  void every_module_that_there_is_is_part_of_it() throws Exception {
    assertThat(modules()).containsExactlyInAnyOrderElementsOf(ProbeScript.MODULES);
  }

  @Test
  void a_module_stands_after_those_it_imports() {
    String script = ProbeScript.functionDeclaration();

    assertThat(script.indexOf("function createStampReader"))
        .isLessThan(script.indexOf("function watchElements"));
    assertThat(script.indexOf("function watchElements"))
        .isLessThan(script.indexOf("function startProbe"));
  }

  @Test
  void the_parts_that_no_verdict_needs_are_parts_of_it() {
    String script = ProbeScript.functionDeclaration();

    assertThat(PageEvent.ProbeError.WITHOUT_VERDICT)
        .allSatisfy(
            part -> assertThat(script).containsPattern("(quietly|aside)\\('" + part + "',"));
  }

  private static List<String> modules() throws IOException, URISyntaxException {
    URI folder = ProbeScript.class.getResource("/io/peerproof/pages/probe").toURI();
    if (!folder.getScheme().equals("jar")) {
      return names(Path.of(folder));
    }
    try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
      return names(jar.getPath("/io/peerproof/pages/probe"));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
