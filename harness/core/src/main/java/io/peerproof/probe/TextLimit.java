package io.peerproof.probe;

import io.peerproof.event.PageEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the length of texts that a page writes: console messages, errors, labels, addresses. A
 * text that is longer ends with the number of characters that were left out. Pure.
 */
final class TextLimit {

  /** Characters of any text: some 100 lines, more than a report shows at once. */
  static final int MOST = 10_000;

  /** Characters of a session description: that of a conference of 100 participants has 300,000. */
  static final int MOST_OF_DESCRIPTION = 1_000_000;

  private TextLimit() {}

  /** The text, or its first {@value #MOST} characters and how many more it had. */
  static String shorten(String text) {
    return shorten(text, MOST);
  }

  /** The text, or its first {@code most} characters and how many more it had. */
  static String shorten(String text, int most) {
    return text.length() <= most
        ? text
        : String.format(
            Locale.ROOT,
            "%s… (%,d more characters were left out)",
            text.substring(0, most),
            text.length() - most);
  }

  /** The event with short texts. */
  static PageEvent shorten(PageEvent event) {
    if (event instanceof PageEvent.Log log) {
      return new PageEvent.Log(
          log.atMs(), log.level(), shorten(log.text()), shortenWhereKnown(log.where()));
    }
    return event instanceof PageEvent.OpenFailed failed
        ? new PageEvent.OpenFailed(failed.atMs(), shorten(failed.url()), shorten(failed.error()))
        : event;
  }

  private static @Nullable String shortenWhereKnown(@Nullable String text) {
    return text == null ? null : shorten(text);
  }
}
