package io.peerproof.call.steps;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.InvalidSelectorException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Performs steps on one page with the browser's own input, each as soon as it is possible. */
final class PageDriver {

  /** Maximum length of the page text in a message, in characters. */
  private static final int MOST_SHOWN = 200;

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

  /** Elements that people click. The value of an input is its visible text. */
  private static final String CLICKABLE =
      "//*[self::button or self::a or self::label or self::summary or self::input or @role='button' or @role='link']"
          + "[translate(normalize-space(.), '%1$s', '%2$s')=%3$s or translate(@value, '%1$s', '%2$s')=%3$s"
          + " or translate(@aria-label, '%1$s', '%2$s')=%3$s]";

  /** The innermost elements with the given text. */
  private static final String ANYTHING =
      "//body//*[translate(normalize-space(.), '%1$s', '%2$s')=%3$s][not(*[translate(normalize-space(.), '%1$s', '%2$s')=%3$s])]";

  private final WebDriver driver;
  private final Map<String, String> shared;

  /**
   * @param shared texts that steps of either page shared, by name
   */
  PageDriver(WebDriver driver, Map<String, String> shared) {
    this.driver = driver;
    this.shared = shared;
  }

  /** Performs a step if it is possible now. Returns what is missing otherwise. */
  Optional<String> attempt(Step step) {
    if (step instanceof Step.WaitForText wait) {
      return shows(expand(wait.text()));
    }
    if (step instanceof Step.WaitForElement wait) {
      return visible(expand(wait.selector())).isPresent()
          ? Optional.empty()
          : Optional.of("no element '%s' is visible".formatted(expand(wait.selector())));
    }
    if (step instanceof Step.Click click) {
      return click(expand(click.target()));
    }
    if (step instanceof Step.Type type) {
      return type(expand(type.text()), expand(type.selector()));
    }
    if (step instanceof Step.Share share) {
      return share(expand(share.selector()), share.name());
    }
    if (step instanceof Step.Press press) {
      new Actions(driver).sendKeys(press.key().code()).perform();
    } else if (step instanceof Step.RunScript run) {
      ((JavascriptExecutor) driver).executeScript(expand(run.script()));
    }
    return Optional.empty();
  }

  private Optional<String> shows(String text) {
    return text().contains(normalized(text))
        ? Optional.empty()
        : Optional.of("the page does not show '%s'".formatted(text));
  }

  private Optional<String> click(String target) {
    Optional<WebElement> found = visible(target).or(() -> withText(target));
    if (found.isEmpty()) {
      return Optional.of(
          "no element has the text '%s' or matches it as a selector".formatted(target));
    }
    if (!found.get().isEnabled()) {
      return Optional.of("'%s' is disabled".formatted(target));
    }
    found.get().click();
    return Optional.empty();
  }

  private Optional<String> type(String text, String selector) {
    Optional<WebElement> field = visible(selector);
    if (field.isEmpty()) {
      return Optional.of("no element '%s' is visible".formatted(selector));
    }
    field.get().clear();
    field.get().sendKeys(text);
    return Optional.empty();
  }

  private Optional<String> share(String selector, String name) {
    Optional<WebElement> element = first(driver.findElements(By.cssSelector(selector)));
    if (element.isEmpty()) {
      return Optional.of("there is no element '%s'".formatted(selector));
    }
    String value = element.get().getDomProperty("value");
    String text = value == null || value.isBlank() ? element.get().getText() : value;
    if (text.isBlank()) {
      return Optional.of("'%s' is empty".formatted(selector));
    }
    shared.put(name, text.strip());
    return Optional.empty();
  }

  /** Returns the first visible match; also empty if {@code selector} is not a selector. */
  private Optional<WebElement> visible(String selector) {
    try {
      return first(
          driver.findElements(By.cssSelector(selector)).stream()
              .filter(WebElement::isDisplayed)
              .toList());
    } catch (InvalidSelectorException e) {
      return Optional.empty();
    }
  }

  private Optional<WebElement> withText(String text) {
    for (String form : List.of(CLICKABLE, ANYTHING)) {
      String path =
          form.formatted(
              LOWER.toUpperCase(Locale.ROOT),
              LOWER,
              literal(normalized(text).toLowerCase(Locale.ROOT)));
      Optional<WebElement> found =
          first(
              driver.findElements(By.xpath(path)).stream()
                  .filter(WebElement::isDisplayed)
                  .toList());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<WebElement> first(List<WebElement> elements) {
    return elements.stream().findFirst();
  }

  /** Quotes a text for XPath 1.0, which has no escapes: a text with both quotes is concatenated. */
  private static String literal(String text) {
    return text.contains("'")
        ? "concat('" + text.replace("'", "', \"'\", '") + "')"
        : "'" + text + "'";
  }

  private static String normalized(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Returns the text that a person reads on the page. */
  String text() {
    try {
      return normalized(driver.findElement(By.tagName("body")).getText());
    } catch (NoSuchElementException e) {
      return "";
    }
  }

  /** Returns the beginning of that text, for a message. */
  String beginning() {
    String text = text();
    return text.isEmpty()
        ? "the page shows no text"
        : "the page shows: "
            + (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text);
  }

  private String expand(String text) {
    String filled = text;
    for (Map.Entry<String, String> one : new HashMap<>(shared).entrySet()) {
      filled = filled.replace("{" + one.getKey() + "}", one.getValue());
    }
    return filled;
  }
}
