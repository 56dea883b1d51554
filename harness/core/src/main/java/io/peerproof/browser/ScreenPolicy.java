package io.peerproof.browser;

import java.util.Arrays;

/** Behaviour of {@code getDisplayMedia} in a page that a user has just touched. */
public enum ScreenPolicy {
  /** The user shares a screen. */
  GRANTED,
  /** The user closes the browser's question: {@code NotAllowedError}. */
  REFUSED;

  /**
   * Reads {@code granted} or {@code refused}, in any letter case.
   *
   * @throws IllegalArgumentException that says what to write
   */
  public static ScreenPolicy parse(String text) {
    return Arrays.stream(values())
        .filter(policy -> policy.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is no screen policy: write granted or refused"));
  }
}
