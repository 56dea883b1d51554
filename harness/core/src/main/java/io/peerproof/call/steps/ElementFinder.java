package io.peerproof.call.steps;

import io.peerproof.pages.PageResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** Finds the elements that a step means: in the page, its open shadow roots, and its frames. */
final class ElementFinder {

  /** Frames in frames that are looked into; more are a mistake of the page. */
  private static final int DEEPEST = 5;

  private static final String FOLDER = "/io/peerproof/pages/steps/";
  private static final String FIND = PageResource.text(FOLDER + "find.js");

  /** The state of the page's document; see {@code steps/document.js}. */
  static final String DOCUMENT = PageResource.text(FOLDER + "document.js");

  /**
   * An element and the frames around it, the outermost first.
   *
   * @param bySelector true if a selector found it, and not its text
   */
  record Match(List<WebElement> frames, WebElement element, boolean bySelector) {}

  /** Elements by selector, by text of what people click, and by any text. */
  record Matches(List<Match> selected, List<Match> clickable, List<Match> shown) {

    /** Returns the kind of matches that counts: the first one of which there are any. */
    List<Match> preferred() {
      return !selected.isEmpty() ? selected : !clickable.isEmpty() ? clickable : shown;
    }
  }

  private final WebDriver driver;

  ElementFinder(WebDriver driver) {
    this.driver = driver;
  }

  /**
   * Finds elements.
   *
   * @param selector in CSS; a text that is no selector finds nothing
   * @param text visible text; null to look for the selector alone
   * @param visibleOnly true to leave out what nobody sees
   */
  Matches find(@Nullable String selector, @Nullable String text, boolean visibleOnly) {
    Matches found = new Matches(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    search(selector, text, visibleOnly, List.of(), found);
    return found;
  }

  private void search(
      @Nullable String selector,
      @Nullable String text,
      boolean visibleOnly,
      List<WebElement> path,
      Matches found) {
    Map<?, ?> answer = ask(selector, text);
    add(answer, "selected", path, visibleOnly, true, found.selected());
    if (found.selected().isEmpty() || text != null) {
      add(answer, "clickable", path, visibleOnly, false, found.clickable());
    }
    if (found.selected().isEmpty() && found.clickable().isEmpty()) {
      add(answer, "shown", path, visibleOnly, false, found.shown());
    }
    forEachFrame(answer, path, inner -> search(selector, text, visibleOnly, inner, found));
  }

  /** Returns the visible texts of all visible frames. */
  List<String> textsOfFrames() {
    List<String> texts = new ArrayList<>();
    addTexts(List.of(), texts);
    return texts;
  }

  private void addTexts(List<WebElement> path, List<String> texts) {
    if (!path.isEmpty()) {
      driver.findElements(org.openqa.selenium.By.tagName("body")).stream()
          .map(WebElement::getText)
          .forEach(texts::add);
    }
    forEachFrame(ask(null, null), path, inner -> addTexts(inner, texts));
  }

  private Map<?, ?> ask(@Nullable String selector, @Nullable String text) {
    return ((JavascriptExecutor) driver).executeScript(FIND, selector, text)
            instanceof Map<?, ?> answer
        ? answer
        : Map.of();
  }

  private void forEachFrame(
      Map<?, ?> answer,
      List<WebElement> path,
      java.util.function.Consumer<List<WebElement>> visit) {
    if (path.size() >= DEEPEST) {
      return;
    }
    for (WebElement frame : elements(answer, "frames")) {
      try {
        if (frame.isDisplayed()) {
          List<WebElement> inner = new ArrayList<>(path);
          inner.add(frame);
          driver.switchTo().frame(frame);
          try {
            visit.accept(List.copyOf(inner));
          } finally {
            enter(path);
          }
        }
      } catch (NoSuchFrameException | StaleElementReferenceException e) {
        enter(path); // the page has just replaced it
      }
    }
  }

  /** Makes the driver act in the document inside these frames. */
  void enter(List<WebElement> frames) {
    driver.switchTo().defaultContent();
    frames.forEach(frame -> driver.switchTo().frame(frame));
  }

  private static void add(
      Map<?, ?> answer,
      String kind,
      List<WebElement> path,
      boolean visibleOnly,
      boolean bySelector,
      List<Match> matches) {
    elements(answer, kind).stream()
        .filter(element -> !visibleOnly || element.isDisplayed())
        .map(element -> new Match(path, element, bySelector))
        .forEach(matches::add);
  }

  private static List<WebElement> elements(Map<?, ?> answer, String kind) {
    return answer.get(kind) instanceof List<?> list
        ? list.stream().filter(WebElement.class::isInstance).map(WebElement.class::cast).toList()
        : List.of();
  }
}
