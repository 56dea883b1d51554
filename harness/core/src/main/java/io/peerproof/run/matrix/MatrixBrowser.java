package io.peerproof.run.matrix;

import io.peerproof.browser.spec.BrowserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A browser of a matrix.
 *
 * @param label text that the user wrote; the second occurrence of a browser ends in {@code (2)}
 * @param browser specification of the browser
 * @param copy number that distinguishes occurrences of the same browser; each one is started
 *     separately
 */
public record MatrixBrowser(String label, BrowserSpec browser, int copy) {

  /**
   * Returns the browsers in their order. A browser that occurs twice is compared with itself, which
   * shows the size of a random difference.
   *
   * @throws IllegalArgumentException if a text names no browser, with a message for the user
   */
  public static List<MatrixBrowser> of(List<String> words) {
    List<MatrixBrowser> contenders = new ArrayList<>();
    for (String word : words) {
      BrowserSpec browser = BrowserSpec.parse(word);
      int copy = 1 + (int) contenders.stream().filter(one -> one.browser().equals(browser)).count();
      String label = browser.text().strip();
      contenders.add(
          new MatrixBrowser(copy == 1 ? label : label + " (" + copy + ")", browser, copy));
    }
    return List.copyOf(contenders);
  }

  /** Offset of a copy number; a user names fewer copies of a browser. */
  private static final int AGAIN = 1000;

  /** Returns the same browser for a further start. */
  MatrixBrowser again(int time) {
    return new MatrixBrowser(label, browser, copy + time * AGAIN);
  }

  /**
   * Finds a browser by its label or specification.
   *
   * @throws IllegalArgumentException if there is none, with a message for the user
   */
  public static MatrixBrowser named(String word, List<MatrixBrowser> contenders) {
    return contenders.stream()
        .filter(one -> one.label().equals(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + word
                        + "\" is not one of the browsers: "
                        + contenders.stream()
                            .map(MatrixBrowser::label)
                            .collect(Collectors.joining(", "))));
  }
}
