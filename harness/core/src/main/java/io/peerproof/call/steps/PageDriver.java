package io.peerproof.call.steps;

import io.peerproof.event.PeerRole;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * Performs one step on one page with the browser's own input, as soon as it is possible.
 *
 * @see ElementFinder
 */
final class PageDriver {

  /** Maximum length of the page text in a message, in characters. */
  private static final int MOST_SHOWN = 200;

  /** Maximum length of an element's start tag in a message, in characters. */
  private static final int LONGEST_TAG = 80;

  /** Time for the rest of a new document after its elements are there, in nanoseconds. */
  private static final long LOAD_PATIENCE_NANOS = 2_000_000_000L;

  private final StepPage page;
  private final PeerRole role;
  private final StepValues values;
  private final Consumer<String> note;
  private final WebDriver driver;
  private final ElementFinder finder;
  private @Nullable Object documentBefore;
  private @Nullable Long interactiveSince;

  /**
   * @param note receives a sentence about the choice between several elements
   */
  PageDriver(StepPage page, PeerRole role, StepValues values, Consumer<String> note) {
    this.page = page;
    this.role = role;
    this.values = values;
    this.note = note;
    this.driver = page.driver();
    this.finder = new ElementFinder(driver);
  }

  /** Performs a step if it is possible now. Returns what is missing otherwise. */
  Optional<String> attempt(Step step) {
    Optional<StepDialog> dialog = page.dialog();
    if (step instanceof Step.DialogStep answer) {
      return dialog.isEmpty()
          ? Optional.of("the page shows no dialog")
          : answer(answer, dialog.get());
    }
    if (dialog.isPresent()) {
      return Optional.of(words(dialog.get()) + " waits for an answer of an earlier step");
    }
    if (step instanceof Step.WaitForText wait) {
      return shows(fill(wait.text()));
    }
    if (step instanceof Step.WaitForElement wait) {
      return number(find(fill(wait.selector()), null, true), wait.number()).isPresent()
          ? Optional.empty()
          : Optional.of(noElement(fill(wait.selector()), wait.number()));
    }
    if (step instanceof Step.WaitForAddress wait) {
      return address().contains(fill(wait.text()))
          ? Optional.empty()
          : Optional.of("the address is " + address());
    }
    if (step instanceof Step.Click click) {
      return click(fill(click.target()), click.number());
    }
    if (step instanceof Step.Type type) {
      return type(fill(type.text()), fill(type.selector()), type.number());
    }
    if (step instanceof Step.Share share) {
      return share(fill(share.selector()), share.name(), share.number());
    }
    if (step instanceof Step.Open open) {
      return open(fill(open.address()));
    }
    if (step instanceof Step.ShareAddress share) {
      values.shared().put(share.name(), address());
    } else if (step instanceof Step.Press press) {
      new Actions(driver).sendKeys(press.key().code()).perform();
    } else if (step instanceof Step.RunScript run) {
      ((JavascriptExecutor) driver).executeScript(fill(run.script()));
    }
    return Optional.empty();
  }

  private Optional<String> answer(Step.DialogStep step, StepDialog dialog) {
    if (step instanceof Step.AnswerDialog answer) {
      if (!dialog.kind().equals("prompt")) {
        return Optional.of(words(dialog) + " takes no text");
      }
      dialog.answer(fill(answer.text()));
    } else if (step instanceof Step.AcceptDialog) {
      dialog.accept();
    } else {
      dialog.dismiss();
    }
    return Optional.empty();
  }

  private static String words(StepDialog dialog) {
    return String.format(Locale.ROOT, "the %s dialog '%s'", dialog.kind(), dialog.text());
  }

  private String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  private Optional<String> shows(String text) {
    String wanted = normalized(text);
    return text().contains(wanted)
            || finder.textsOfFrames().stream().anyMatch(one -> normalized(one).contains(wanted))
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "the page does not show '%s'", text));
  }

  private ElementFinder.Matches find(String selector, @Nullable String text, boolean visible) {
    return finder.find(selector, text, visible);
  }

  private static Optional<ElementFinder.Match> number(ElementFinder.Matches found, int number) {
    List<ElementFinder.Match> matches = found.preferred();
    int place = Math.max(1, number) - 1;
    return place < matches.size() ? Optional.of(matches.get(place)) : Optional.empty();
  }

  private static String noElement(String selector, int number) {
    return number > 1
        ? String.format(
            Locale.ROOT, "no %selement '%s' is visible", StepText.ordinal(number), selector)
        : String.format(Locale.ROOT, "no element '%s' is visible", selector);
  }

  private Optional<String> click(String target, int number) {
    ElementFinder.Matches found = find(target, target, true);
    Optional<ElementFinder.Match> match = number(found, number);
    if (match.isEmpty()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "no %selement has the text '%s' or matches it as a selector",
              number > 1 ? StepText.ordinal(number) : "",
              target));
    }
    return in(
        match.get(),
        element -> {
          if (!element.isEnabled()) {
            return Optional.of(String.format(Locale.ROOT, "'%s' is disabled", target));
          }
          String chosen = choice(found, number, target, element);
          element.click();
          note.accept(chosen);
          return Optional.empty();
        });
  }

  private Optional<String> type(String text, String selector, int number) {
    ElementFinder.Matches found = find(selector, null, true);
    Optional<ElementFinder.Match> match = number(found, number);
    if (match.isEmpty()) {
      return Optional.of(noElement(selector, number));
    }
    return in(
        match.get(),
        field -> {
          if ("password".equals(field.getDomProperty("type"))) {
            values.secrets().add(text);
          }
          String chosen = choice(found, number, selector, field);
          field.clear();
          field.sendKeys(text);
          note.accept(chosen);
          return Optional.empty();
        });
  }

  private Optional<String> share(String selector, String name, int number) {
    ElementFinder.Matches found = find(selector, null, false);
    Optional<ElementFinder.Match> match = number(found, number);
    if (match.isEmpty()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "there is no %selement '%s'",
              number > 1 ? StepText.ordinal(number) : "",
              selector));
    }
    return in(
        match.get(),
        element -> {
          String value = element.getDomProperty("value");
          String text = value == null || value.isBlank() ? element.getText() : value;
          if (text.isBlank()) {
            return Optional.of(String.format(Locale.ROOT, "'%s' is empty", selector));
          }
          values.shared().put(name, text.strip());
          note.accept(choice(found, number, selector, element));
          return Optional.empty();
        });
  }

  /** Begins to open the address, and tells what is missing until the new document is there. */
  private Optional<String> open(String address) {
    List<?> document =
        ((JavascriptExecutor) driver).executeScript(ElementFinder.DOCUMENT)
                instanceof List<?> answer
            ? answer
            : List.of(0, "");
    if (documentBefore == null) {
      documentBefore = document.get(0);
      page.open(URI.create(address()).resolve(address));
      return Optional.of(address + " was not opened");
    }
    if (documentBefore.equals(document.get(0)) || "loading".equals(document.get(1))) {
      return Optional.of(address + " was not opened");
    }
    if (interactiveSince == null) {
      interactiveSince = System.nanoTime();
    }
    return "complete".equals(document.get(1))
            || System.nanoTime() - interactiveSince > LOAD_PATIENCE_NANOS
        ? Optional.empty()
        : Optional.of(address + " did not load");
  }

  private Optional<String> in(
      ElementFinder.Match match, java.util.function.Function<WebElement, Optional<String>> act) {
    if (match.frames().isEmpty()) {
      return act.apply(match.element());
    }
    finder.enter(match.frames());
    try {
      return act.apply(match.element());
    } finally {
      finder.enter(List.of());
    }
  }

  /** Returns the sentence about a choice that a step did not make; empty if there was none. */
  private static String choice(
      ElementFinder.Matches found, int number, String target, WebElement taken) {
    int matches = found.preferred().size();
    boolean textToo = !found.selected().isEmpty() && !found.clickable().isEmpty();
    boolean another =
        textToo
            && found.clickable().stream()
                .anyMatch(
                    one ->
                        found.selected().stream()
                            .noneMatch(other -> other.element().equals(one.element())));
    if (number > 0 || matches < 2 && !another) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "took the first of %d visible matches of %s'%s', %s",
        matches,
        another ? "the selector (not of the text) " : "",
        target,
        startTag(taken));
  }

  private static String startTag(WebElement element) {
    String html = String.valueOf(element.getDomProperty("outerHTML"));
    String tag = html.substring(0, html.indexOf('>') + 1);
    return tag.length() > LONGEST_TAG ? tag.substring(0, LONGEST_TAG) + "…" : tag;
  }

  private static String normalized(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Returns the text that a person reads on the page, without its frames. */
  String text() {
    try {
      return normalized(driver.findElement(By.tagName("body")).getText());
    } catch (NoSuchElementException e) {
      return "";
    }
  }

  /** Returns the beginning of that text, for a message. */
  String beginning() {
    if (page.dialog().isPresent()) {
      return "the page waits in " + words(page.dialog().get());
    }
    String text = text();
    return text.isEmpty()
        ? "the page shows no text"
        : "the page shows: "
            + (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text);
  }

  private String fill(String text) {
    return values.fill(text, role);
  }
}
