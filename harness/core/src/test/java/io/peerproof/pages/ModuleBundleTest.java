package io.peerproof.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleBundleTest {

  @Test
  void a_module_stands_once_and_after_those_it_imports() {
    ModuleBundle bundle =
        bundle(
            Map.of(
                "/main.js",
                """
                // The page.
                import { left } from './a/left.js';
                import { right } from './b/right.js';

                export function start() {
                  left(right);
                }
                """,
                "/a/left.js",
                """
                import { shared } from './shared.js';
                export const left = () => shared;
                """,
                "/b/right.js",
                """
                import { shared } from '../a/shared.js';
                export class right {}
                """,
                "/a/shared.js",
                """
                export async function shared() {}
                """));

    assertThat(bundle.modules())
        .containsExactly("/a/shared.js", "/a/left.js", "/b/right.js", "/main.js");
    assertThat(bundle.script())
        .isEqualTo(
            """
            async function shared() {}

            const left = () => shared;

            class right {}

            // The page.

            function start() {
              left(right);
            }
            """);
  }

  @Test
  void an_import_may_take_several_lines() {
    ModuleBundle bundle =
        bundle(
            Map.of(
                "/main.js",
                """
                import {
                  one,
                  two,
                } from './numbers.js';
                one(two);
                """,
                "/numbers.js",
                """
                export const one = () => {};
                export let two;
                """));

    assertThat(bundle.script()).isEqualTo("const one = () => {};\nlet two;\n\none(two);\n");
  }

  @Test
  void a_word_that_only_begins_like_import_stays() {
    String script = "important();\nexported();\n// import { x } from './x.js';\n";

    assertThat(bundle(Map.of("/main.js", script)).script()).isEqualTo(script);
  }

  @Test
  void a_missing_module_is_named_with_the_one_that_imports_it() {
    assertThatIllegalStateException()
        .isThrownBy(() -> bundle(Map.of("/main.js", "import { x } from './gone.js';\n")))
        .withMessage(
            "Module /gone.js is not on the class path, but /main.js imports it."
                + " Build the Maven module `pages`.");
    assertThatIllegalStateException()
        .isThrownBy(() -> ModuleBundle.of("/io/peerproof/pages/gone.js"))
        .withMessage(
            "Module /io/peerproof/pages/gone.js is not on the class path."
                + " Build the Maven module `pages`.");
  }

  @Test
  void modules_that_import_each_other_are_named_in_their_order() {
    Map<String, String> modules =
        Map.of(
            "/main.js", "import { a } from './a.js';\n",
            "/a.js", "import { b } from './b.js';\nexport const a = b;\n",
            "/b.js", "import { a } from './a.js';\nexport const b = a;\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> bundle(modules))
        .withMessage("Modules import each other: /a.js → /b.js → /a.js");
  }

  @Test
  void an_unknown_form_is_named_with_its_line() {
    for (String form :
        new String[] {
          "import x from './x.js';",
          "import * as x from './x.js';",
          "import { x as y } from './x.js';",
          "import './x.js';",
          "import { x } from 'x';",
          "  import { x } from './x.js';",
          "import('./x.js');",
          "export default x;",
          "export { x };",
          "export * from './x.js';"
        }) {
      assertThatIllegalStateException()
          .as(form)
          .isThrownBy(
              () ->
                  bundle(
                      Map.of(
                          "/main.js",
                          "// A page.\n" + form + "\n",
                          "/x.js",
                          "export const x = 1;\n")))
          .withMessage(
              "/main.js:2: a bundle cannot hold `%s`. Use `import { name } from './module.js';`"
                      .formatted(form.strip())
                  + " and `export` before a declaration.");
    }
  }

  @Test
  void a_name_that_is_not_exported_cannot_be_imported() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                bundle(
                    Map.of("/main.js", "import { x } from './x.js';\n", "/x.js", "const x = 1;\n")))
        .withMessage("/main.js imports x, but /x.js does not export it.");
  }

  @Test
  void two_modules_cannot_declare_the_same_name() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                bundle(
                    Map.of(
                        "/main.js", "import { x } from './x.js';\nfunction step() {}\n",
                        "/x.js", "const step = 1;\nexport const x = step;\n")))
        .withMessage(
            "/x.js and /main.js both declare step. In a bundle they share one scope: rename one.");
  }

  private static ModuleBundle bundle(Map<String, String> modules) {
    return ModuleBundle.of("/main.js", modules::get);
  }
}
