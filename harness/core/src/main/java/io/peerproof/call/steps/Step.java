package io.peerproof.call.steps;

import java.util.List;
import java.util.Locale;

/**
 * An action of a person on a page, or a condition that a person waits for. Texts may hold
 * placeholders: {@code {room}}, {@code {peer}}, {@code {role}}, a text that {@link Share} named in
 * an earlier step, {@code {peerId}}, and an environment variable, {@code $PASSWORD}.
 *
 * <p>Where a step takes an element, its number counts the visible matches from 1; 0 takes the first
 * one, and says so if there are more.
 */
public sealed interface Step {

  StepActor actor();

  /**
   * Returns the step as written in a file, without the actor: {@code click 'Call'}. A typed text is
   * masked unless it consists of placeholders.
   */
  String words();

  /** Returns the texts that may hold placeholders. */
  List<String> texts();

  /** A step that answers a dialog. */
  sealed interface DialogStep extends Step {}

  /** Waits until the page shows this text. */
  record WaitForText(StepActor actor, String text) implements Step {
    @Override
    public String words() {
      return "wait for text '" + text + "'";
    }

    @Override
    public List<String> texts() {
      return List.of(text);
    }
  }

  /**
   * Waits until an element exists and is visible.
   *
   * @param selector in CSS
   * @param number of the match, or 0
   */
  record WaitForElement(StepActor actor, String selector, int number) implements Step {
    public WaitForElement(StepActor actor, String selector) {
      this(actor, selector, 0);
    }

    @Override
    public String words() {
      return "wait for " + (number == 0 ? "element " : StepText.ordinal(number)) + quoted(selector);
    }

    @Override
    public List<String> texts() {
      return List.of(selector);
    }
  }

  /** Waits until the address of the page contains this text. */
  record WaitForAddress(StepActor actor, String text) implements Step {
    @Override
    public String words() {
      return "wait for address '" + text + "'";
    }

    @Override
    public List<String> texts() {
      return List.of(text);
    }
  }

  /**
   * Clicks an element as soon as that is possible.
   *
   * @param target a CSS selector, or the visible text of the element
   * @param number of the match, or 0
   */
  record Click(StepActor actor, String target, int number) implements Step {
    public Click(StepActor actor, String target) {
      this(actor, target, 0);
    }

    @Override
    public String words() {
      return "click " + StepText.ordinal(number) + quoted(target);
    }

    @Override
    public List<String> texts() {
      return List.of(target);
    }
  }

  /**
   * Types into a field after clearing it.
   *
   * @param selector of the field, in CSS
   * @param number of the match, or 0
   */
  record Type(StepActor actor, String text, String selector, int number) implements Step {
    public Type(StepActor actor, String text, String selector) {
      this(actor, text, selector, 0);
    }

    @Override
    public String words() {
      return String.format(
          Locale.ROOT,
          "type '%s' into %s%s",
          StepText.masked(text),
          StepText.ordinal(number),
          quoted(selector));
    }

    @Override
    public List<String> texts() {
      return List.of(text, selector);
    }
  }

  /** Presses a key; the focused element receives it. */
  record Press(StepActor actor, NamedKey key) implements Step {
    @Override
    public String words() {
      return "press " + key.word();
    }

    @Override
    public List<String> texts() {
      return List.of();
    }
  }

  /** Runs JavaScript in the page once, and waits for the promise that it returns, if any. */
  record RunScript(StepActor actor, String script) implements Step {
    @Override
    public String words() {
      return "run script '" + script + "'";
    }

    @Override
    public List<String> texts() {
      return List.of(script);
    }
  }

  /**
   * Stores the text or the value of an element, as soon as it has one, for later steps of either
   * page.
   *
   * @param selector of the element, in CSS
   * @param name the name that later steps use in braces
   * @param number of the match, or 0
   */
  record Share(StepActor actor, String selector, String name, int number) implements Step {
    public Share {
      requireShareable(actor, name);
    }

    public Share(StepActor actor, String selector, String name) {
      this(actor, selector, name, 0);
    }

    @Override
    public String words() {
      return "share " + StepText.ordinal(number) + quoted(selector) + " as " + name;
    }

    @Override
    public List<String> texts() {
      return List.of(selector);
    }
  }

  /**
   * Stores the address of the page for later steps of either page.
   *
   * @param name the name that later steps use in braces
   */
  record ShareAddress(StepActor actor, String name) implements Step {
    public ShareAddress {
      requireShareable(actor, name);
    }

    @Override
    public String words() {
      return "share address as " + name;
    }

    @Override
    public List<String> texts() {
      return List.of();
    }
  }

  /**
   * Opens an address in the place of the page, and waits until its document is there.
   *
   * @param address with a scheme, or relative to the address of the page
   */
  record Open(StepActor actor, String address) implements Step {
    @Override
    public String words() {
      return "open '" + address + "'";
    }

    @Override
    public List<String> texts() {
      return List.of(address);
    }
  }

  /** Answers a dialog with OK. */
  record AcceptDialog(StepActor actor) implements DialogStep {
    @Override
    public String words() {
      return "accept dialog";
    }

    @Override
    public List<String> texts() {
      return List.of();
    }
  }

  /** Answers a dialog with Cancel. */
  record DismissDialog(StepActor actor) implements DialogStep {
    @Override
    public String words() {
      return "dismiss dialog";
    }

    @Override
    public List<String> texts() {
      return List.of();
    }
  }

  /** Answers a prompt with a text. */
  record AnswerDialog(StepActor actor, String text) implements DialogStep {
    @Override
    public String words() {
      return "answer dialog with '" + StepText.masked(text) + "'";
    }

    @Override
    public List<String> texts() {
      return List.of(text);
    }
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }

  private static void requireShareable(StepActor actor, String name) {
    if (actor.isSeveral()) {
      throw new IllegalArgumentException(
          "share takes an element of one page: write caller, callee or peer3, not " + actor.word());
    }
    if (StepText.OWN.contains(name)) {
      throw new IllegalArgumentException(
          "{" + name + "} has a value already. Share it as another name");
    }
  }
}
