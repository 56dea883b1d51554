package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.ScreenPolicy;
import io.peerproof.event.PageEvent;
import io.peerproof.pages.ModuleFiles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProbeScriptTest {

  private static final Pattern TOP_LEVEL_NAME =
      Pattern.compile("(?m)^(?:async )?(?:function|const|let|class) (\\w+)");

  @Test
  void the_modules_become_one_function_without_module_syntax() {
    String script = ProbeScript.functionDeclaration(Optional.empty());

    assertThat(script).startsWith("(channel) => {").endsWith("startProbe(channel);\n}");
    assertThat(script).doesNotContainPattern("(?m)^(import|export) ");
  }

  @Test
  void with_a_binding_they_become_a_script_that_leaves_no_name_behind() {
    String script = ProbeScript.withBinding("peerproof_1", Optional.empty());

    assertThat(script)
        .startsWith("(() => {")
        .endsWith("startProbeWithBinding('peerproof_1');\n})();")
        .doesNotContainPattern("(?m)^(import|export) ");
  }

  @Test
  void they_are_told_whose_screen_the_page_shares() {
    Optional<PeerScreen> screen = Optional.of(new PeerScreen(2, 300, ScreenPolicy.REFUSED));

    assertThat(ProbeScript.withBinding("peerproof_1", screen))
        .endsWith(
            "startProbeWithBinding('peerproof_1', { peer: 2, loopFrames: 300, policy: 'refused' });"
                + "\n})();");
    assertThat(ProbeScript.functionDeclaration(screen))
        .endsWith("startProbe(channel, { peer: 2, loopFrames: 300, policy: 'refused' });\n}");
  }

  @Test
  void a_page_that_shares_its_browser_is_told_of_its_own_microphone() {
    PeerScreen screen =
        new PeerScreen(
            2, 300, ScreenPolicy.GRANTED, Optional.of(new PeerScreen.SharedBrowser(681)));

    assertThat(ProbeScript.withBinding("peerproof_1", Optional.of(screen)))
        .endsWith(
            "{ peer: 2, loopFrames: 300, policy: 'granted', shared: { toneHz: 681 } });\n})();");
  }

  @Test
  void no_two_modules_use_the_same_top_level_name() {
    List<String> names =
        TOP_LEVEL_NAME
            .matcher(ProbeScript.functionDeclaration(Optional.empty()))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(names).contains("createStampReader", "analyseTone").doesNotHaveDuplicates();
  }

  @Test
  void every_module_that_there_is_is_part_of_it() throws Exception {
    assertThat(ProbeScript.BUNDLE.modules())
        .containsExactlyInAnyOrderElementsOf(ModuleFiles.in("/io/peerproof/pages/probe"));
  }

  @Test
  void a_module_stands_after_those_it_imports() {
    String script = ProbeScript.functionDeclaration(Optional.empty());

    assertThat(script.indexOf("function createStampReader"))
        .isLessThan(script.indexOf("function watchElements"));
    assertThat(script.indexOf("function watchElements"))
        .isLessThan(script.indexOf("function startProbe"));
  }

  @Test
  void the_parts_that_no_verdict_needs_are_parts_of_it() {
    String script = ProbeScript.functionDeclaration(Optional.empty());

    assertThat(PageEvent.ProbeError.WITHOUT_VERDICT)
        .allSatisfy(
            part -> assertThat(script).containsPattern("(guard|runAsync)\\('" + part + "',"));
  }
}
