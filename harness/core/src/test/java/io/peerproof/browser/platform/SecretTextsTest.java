package io.peerproof.browser.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTextsTest {

  private final SecretTexts secrets = new SecretTexts();

  @Test
  void a_secret_is_masked_as_it_is_and_as_json_and_addresses_write_it() {
    secrets.add("a \"b\"&c");

    assertThat(secrets.apply("a \"b\"&c")).isEqualTo("***");
    assertThat(secrets.apply("{\"text\":\"a \\\"b\\\"&c\"}")).isEqualTo("{\"text\":\"***\"}");
    assertThat(secrets.apply("/?p=a+%22b%22%26c&q=a%20%22b%22%26c")).isEqualTo("/?p=***&q=***");
  }

  @Test
  void a_secret_within_another_leaves_nothing_of_it() {
    secrets.add("abc");
    secrets.add("abcdef");

    assertThat(secrets.apply("abcdef abc")).isEqualTo("*** ***");
  }

  @Test
  void a_text_that_is_too_short_would_mask_everything_and_is_left() {
    secrets.add("a");
    secrets.add(" ");

    assertThat(secrets.apply("a cat")).isEqualTo("a cat");
  }
}
