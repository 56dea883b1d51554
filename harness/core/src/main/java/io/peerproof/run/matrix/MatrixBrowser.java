package io.peerproof.run.matrix;

import io.peerproof.browser.spec.BrowserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of the browsers of a matrix.
 *
 * @param label what the user wrote; a browser that stands a second time gets {@code (2)} behind it
 * @param browser which one
 * @param copy which of those that are the same browser; each is started for itself
 */
public record MatrixBrowser(String label, BrowserSpec browser, int copy) {

  /**
   * The browsers in their order. One that stands twice is two: a browser can be compared with
   * itself, to learn how much of a difference is none.
   *
   * @throws IllegalArgumentException for words that name no browser, with a message for the user
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

  /** Copies of browsers that a user named are fewer. */
  private static final int AGAIN = 1000;

  /** The same browser, started once more. */
  MatrixBrowser again(int time) {
    return new MatrixBrowser(label, browser, copy + time * AGAIN);
  }

  /**
   * The one of {@code contenders} that is labelled or asked for like this.
   *
   * @throws IllegalArgumentException when there is none, with a message for the user
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
                        + "\" is none of the browsers: "
                        + contenders.stream()
                            .map(MatrixBrowser::label)
                            .collect(Collectors.joining(", "))));
  }
}
