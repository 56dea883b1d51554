package io.peerproof.browser;

import java.util.Arrays;
import java.util.List;

/** Playing of audible media on a page that nobody has clicked. */
public enum AutoplayPolicy {
  /**
   * The browser's own policy, as for a user: a page may play what it receives when it captures, or
   * after a click. Chromium, {@code third_party/blink/renderer/core/html/media/autoplay_policy.cc}.
   */
  BROWSER,
  /** Every page may play. Chromium, {@code media/base/media_switches.cc}. */
  ALLOW("--autoplay-policy=no-user-gesture-required");

  private final List<String> arguments;

  AutoplayPolicy(String... arguments) {
    this.arguments = List.of(arguments);
  }

  /**
   * Reads {@code browser} or {@code allow}, in any letter case.
   *
   * @throws IllegalArgumentException that says what to write
   */
  public static AutoplayPolicy parse(String text) {
    return Arrays.stream(values())
        .filter(policy -> policy.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is no autoplay policy: write browser or allow"));
  }

  List<String> arguments() {
    return arguments;
  }
}
