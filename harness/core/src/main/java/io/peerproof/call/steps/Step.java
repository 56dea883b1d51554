package io.peerproof.call.steps;

/**
 * An action of a person on a page, or a condition that a person waits for. A text that {@link
 * Share} named can be used in later steps: {@code {peerId}}.
 */
public sealed interface Step {

  StepActor actor();

  /** Returns the step as written in a file, without the actor: {@code click 'Call'}. */
  String words();

  /** Waits until the page shows this text. */
  record WaitForText(StepActor actor, String text) implements Step {
    @Override
    public String words() {
      return "wait for text '" + text + "'";
    }
  }

  /**
   * Waits until an element exists and is visible.
   *
   * @param selector in CSS
   */
  record WaitForElement(StepActor actor, String selector) implements Step {
    @Override
    public String words() {
      return "wait for element '" + selector + "'";
    }
  }

  /**
   * Clicks an element as soon as that is possible.
   *
   * @param target a CSS selector, or the visible text of the element
   */
  record Click(StepActor actor, String target) implements Step {
    @Override
    public String words() {
      return "click '" + target + "'";
    }
  }

  /**
   * Types into a field after clearing it.
   *
   * @param selector of the field, in CSS
   */
  record Type(StepActor actor, String text, String selector) implements Step {
    @Override
    public String words() {
      return "type '" + text + "' into '" + selector + "'";
    }
  }

  /** Presses a key; the focused element receives it. */
  record Press(StepActor actor, NamedKey key) implements Step {
    @Override
    public String words() {
      return "press " + key.word();
    }
  }

  /** Runs JavaScript in the page once, and waits for the promise that it returns, if any. */
  record RunScript(StepActor actor, String script) implements Step {
    @Override
    public String words() {
      return "run script '" + script + "'";
    }
  }

  /**
   * Stores the text or the value of an element, as soon as it has one, for later steps of either
   * page.
   *
   * @param selector of the element, in CSS
   * @param name the name that later steps use in braces
   */
  record Share(StepActor actor, String selector, String name) implements Step {
    public Share {
      if (actor == StepActor.BOTH) {
        throw new IllegalArgumentException(
            "share takes an element of one page: caller or callee, not both");
      }
    }

    @Override
    public String words() {
      return "share '" + selector + "' as " + name;
    }
  }
}
