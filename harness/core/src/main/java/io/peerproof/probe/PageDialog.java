package io.peerproof.probe;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A dialog that a page shows, and that stops its scripts until somebody answers it.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#simple-dialogs">HTML,
 *     simple dialogs</a>
 */
public final class PageDialog {

  private final String tab;
  private final String kind;
  private final String text;
  private final BiFunction<Boolean, @Nullable String, CompletableFuture<?>> answer;
  private final AtomicReference<String> answered = new AtomicReference<>("");

  /**
   * @param tab window or iframe that shows it
   * @param answer sends an answer, OK or not and a text or null, and does not wait
   */
  PageDialog(
      String tab,
      String kind,
      String text,
      BiFunction<Boolean, @Nullable String, CompletableFuture<?>> answer) {
    this.tab = tab;
    this.kind = kind;
    this.text = text;
    this.answer = answer;
  }

  String tab() {
    return tab;
  }

  /** Its kind: {@code alert}, {@code confirm}, {@code prompt} or {@code beforeunload}. */
  public String kind() {
    return kind;
  }

  public String text() {
    return text;
  }

  /** Tells whether the harness answered it because nobody else did. */
  boolean answeredByDefault() {
    return answered.get().equals("default");
  }

  boolean isAnswered() {
    return !answered.get().isEmpty();
  }

  /**
   * Answers it. A second answer has no effect.
   *
   * @param accept true for OK
   * @param input text of a prompt; null for none
   */
  public void answer(boolean accept, @Nullable String input) {
    if (answered.compareAndSet("", "step")) {
      answer.apply(accept, input);
    }
  }

  /**
   * Answers as a user would who cares for nothing: closes an alert, leaves the page, and says no to
   * everything else.
   */
  void answerByDefault() {
    if (answered.compareAndSet("", "default")) {
      answer.apply(kind.equals("alert") || kind.equals("beforeunload"), null);
    }
  }
}
