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

/** Does steps on one page, with the browser's own input, each as soon as it can be done. */
final class PageDriver {

  /** What of a page's text is told when something is missing on it. */
  private static final int MOST_SHOWN = 200;

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

  /** What people click; a value is what they read on an input. */
  private static final String CLICKABLE =
      "//*[self::button or self::a or self::label or self::summary or self::input or @role='button' or @role='link']"
          + "[translate(normalize-space(.), '%1$s', '%2$s')=%3$s or translate(@value, '%1$s', '%2$s')=%3$s"
          + " or translate(@aria-label, '%1$s', '%2$s')=%3$s]";

  /** The innermost elements with that text. */
  private static final String ANYTHING =
      "//body//*[translate(normalize-space(.), '%1$s', '%2$s')=%3$s][not(*[translate(normalize-space(.), '%1$s', '%2$s')=%3$s])]";

  private final WebDriver driver;
  private final Map<String, String> shared;

  /**
   * @param shared texts by the names that were given to them, of both pages
   */
  PageDriver(WebDriver driver, Map<String, String> shared) {
    this.driver = driver;
    this.shared = shared;
  }

  /** Does a step if it can be done now; else what is missing. */
  Optional<String> attempt(Step step) {
    if (step instanceof Step.WaitForText wait) {
      return shows(filled(wait.text()));
    }
    if (step instanceof Step.WaitForElement wait) {
      return seen(filled(wait.selector())).isPresent()
          ? Optional.empty()
          : Optional.of("no element '%s' is seen".formatted(filled(wait.selector())));
    }
    if (step instanceof Step.Click click) {
      return click(filled(click.target()));
    }
    if (step instanceof Step.Type type) {
      return type(filled(type.text()), filled(type.selector()));
    }
    if (step instanceof Step.Share share) {
      return share(filled(share.selector()), share.name());
    }
    if (step instanceof Step.Press press) {
      new Actions(driver).sendKeys(press.key().code()).perform();
    } else if (step instanceof Step.RunScript run) {
      ((JavascriptExecutor) driver).executeScript(filled(run.script()));
    }
    return Optional.empty();
  }

  private Optional<String> shows(String text) {
    return shown().contains(spaced(text))
        ? Optional.empty()
        : Optional.of("nothing on the page reads '%s'".formatted(text));
  }

  private Optional<String> click(String target) {
    Optional<WebElement> found = seen(target).or(() -> reading(target));
    if (found.isEmpty()) {
      return Optional.of(
          "nothing on the page reads '%s', and no element has this selector".formatted(target));
    }
    if (!found.get().isEnabled()) {
      return Optional.of("'%s' is disabled".formatted(target));
    }
    found.get().click();
    return Optional.empty();
  }

  private Optional<String> type(String text, String selector) {
    Optional<WebElement> field = seen(selector);
    if (field.isEmpty()) {
      return Optional.of("no element '%s' is seen".formatted(selector));
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

  /** Empty for what is no selector, too. */
  private Optional<WebElement> seen(String selector) {
    try {
      return first(
          driver.findElements(By.cssSelector(selector)).stream()
              .filter(WebElement::isDisplayed)
              .toList());
    } catch (InvalidSelectorException e) {
      return Optional.empty();
    }
  }

  private Optional<WebElement> reading(String text) {
    for (String form : List.of(CLICKABLE, ANYTHING)) {
      String path =
          form.formatted(
              LOWER.toUpperCase(Locale.ROOT),
              LOWER,
              literal(spaced(text).toLowerCase(Locale.ROOT)));
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

  /** XPath 1.0 has no escape: a text with both quotes is put together. */
  private static String literal(String text) {
    return text.contains("'")
        ? "concat('" + text.replace("'", "', \"'\", '") + "')"
        : "'" + text + "'";
  }

  private static String spaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** What a person reads on the page. */
  String shown() {
    try {
      return spaced(driver.findElement(By.tagName("body")).getText());
    } catch (NoSuchElementException e) {
      return "";
    }
  }

  /** The beginning of it, for a message. */
  String beginning() {
    String shown = shown();
    return shown.isEmpty()
        ? "it shows no text"
        : "it shows: "
            + (shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown);
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> one : new HashMap<>(shared).entrySet()) {
      filled = filled.replace("{" + one.getKey() + "}", one.getValue());
    }
    return filled;
  }
}
