package io.peerproof.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void a_page_gives_no_commands_and_moves_no_cursor() {
    assertThat(PlainText.of("\n::warning::pwned\n\u001b[2J::end"))
        .isEqualTo(" %3A%3Awarning::pwned \\u001b[2J::end");
    assertThat(PlainText.of("a ##[error]b \u202Eabc\u0007"))
        .isEqualTo("a # #[error]b \\u202eabc\\u0007");
  }

  @Test
  void what_people_write_stays() {
    String text = "TypeError: std::vector of [::1]:8080, 日本語, ✔ – “quoted”, 50 % #[x]";

    assertThat(PlainText.of(text)).isEqualTo(text);
  }
}
