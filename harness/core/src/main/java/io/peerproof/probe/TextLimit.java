package io.peerproof.probe;

import io.peerproof.event.PageEvent;
import java.util.Locale;
import java.util.function.UnaryOperator;
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

  /** Characters of all descriptions of a page that are kept whole: fifty of that size. */
  static final int MOST_OF_DESCRIPTIONS = 16_000_000;

  /** Characters of a name that a page gives, such as the label of a data channel. */
  static final int MOST_OF_NAME = 1_000;

  /** Elements of a list in one event: more than tracks in an element or addresses of servers. */
  static final int MOST_ELEMENTS = 1_000;

  private TextLimit() {}

  /** The text, or its first {@value #MOST} characters and how many more it had. */
  static String shorten(String text) {
    return shorten(text, MOST);
  }

  /** The text, or its first {@code most} characters and how many more it had. */
  static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = endBefore(text, most);
    return text.substring(0, end) + leftOut(text.length() - end);
  }

  /**
   * The text with masks, likewise. Of a long text no more is masked than can be kept, since a page
   * may write any number of them.
   */
  static String shorten(String text, UnaryOperator<String> mask) {
    if (text.length() <= 2 * MOST) {
      return shorten(mask.apply(text));
    }
    String masked = mask.apply(text.substring(0, 2 * MOST));
    return masked.substring(0, endBefore(masked, MOST)) + leftOut(text.length() - MOST);
  }

  /** The length, or one less where it would cut a character of two parts. */
  private static int endBefore(String text, int most) {
    int end = Math.min(text.length(), most);
    return end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))
        ? end - 1
        : end;
  }

  private static String leftOut(int characters) {
    return String.format(Locale.ROOT, "… (%,d more characters were left out)", characters);
  }

  /** The event with short texts, and masks in them. */
  static PageEvent shorten(PageEvent event, UnaryOperator<String> mask) {
    if (event instanceof PageEvent.Log log) {
      @Nullable String where = log.where();
      return new PageEvent.Log(
          log.atMs(),
          log.level(),
          shorten(log.text(), mask),
          where == null ? null : shorten(where, mask));
    }
    if (event instanceof PageEvent.Navigated navigated) {
      return new PageEvent.Navigated(navigated.atMs(), shorten(navigated.url(), mask));
    }
    return event instanceof PageEvent.OpenFailed failed
        ? new PageEvent.OpenFailed(
            failed.atMs(), shorten(failed.url(), mask), shorten(failed.error(), mask))
        : event;
  }
}
