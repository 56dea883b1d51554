package io.peerproof.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @Test
  void a_page_gives_no_commands_and_moves_no_cursor() {
    assertThat(PlainText.of("\n::warning::pwned\n\u001b[2J::end"))
        .isEqualTo(" %3A%3Awarning::pwned \\u001b[2J::end");
    assertThat(PlainText.of("a ##[error]b \u202Eabc\u0007"))
        .isEqualTo("a # #[error]b \\u202eabc\\u0007");
  }

  @Test
  void an_indented_list_becomes_one_line() {
    assertThat(PlainText.of("Tried:\n  1. a;\n  2. b.\nWhat to do: c"))
        .isEqualTo("Tried: 1. a; 2. b. What to do: c");
  }

  @Test
  void what_people_write_stays() {
    String text =
        "TypeError: std::vector of [::1]:8080, 日本語, ✔ – “quoted”, 50 % #[x], C# #1, ## a, section 1: x, 👩\u200D💻";

    assertThat(PlainText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "::Error::x                     | %3A%3AError::x",
        "x ::SET-OUTPUT name=a::x       | x %3A%3ASET-OUTPUT name=a::x",
        "##teamcity[testFailed name='x'] | # #teamcity[testFailed name='x']",
        "##vso[task.complete result=Failed;] | # #vso[task.complete result=Failed;]",
        "##VSO[task.setvariable]x       | # #VSO[task.setvariable]x",
        "section_start:1560896352:a     | section_start%3A1560896352:a",
        "section_end:1560896352:a       | section_end%3A1560896352:a",
        "travis_fold:start:a            | travis_fold:start%3Aa",
      })
  void a_page_gives_no_commands_to_any_ci_service(String text, String line) {
    assertThat(PlainText.of(text)).isEqualTo(line);
  }

  @Test
  void no_character_turns_the_line_around_or_hides_in_it() {
    assertThat(PlainText.of("a\u061Cb\u2067c\u200Bd\uFEFFe\u009Bf"))
        .isEqualTo("a\\u061cb\\u2067c\\u200bd\\ufeffe\\u009bf");
  }
}
