package io.peerproof.browser.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a browser or a driver, such as {@code 156.0.8078.79}: always four numbers, see <a
 * href="https://www.chromium.org/developers/version-numbers/">Chromium's version numbers</a>.
 *
 * @param text the complete version
 * @param major the first number, which must be the same for a browser and its driver
 */
public record BrowserVersion(String text, int major) {
  private static final Pattern PATTERN =
      Pattern.compile("(?<![\\w.])(\\d{1,5})(\\.\\d+){3}(?![\\w.])");

  /** Finds the first version in a line such as {@code ChromeDriver 156.0.8078.79 (a21ce9…)}. */
  public static Optional<BrowserVersion> in(String line) {
    Matcher matcher = PATTERN.matcher(line);
    return matcher.find()
        ? Optional.of(new BrowserVersion(matcher.group(), Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  public boolean sameMajorAs(BrowserVersion other) {
    return major == other.major;
  }

  @Override
  public String toString() {
    return text;
  }
}
