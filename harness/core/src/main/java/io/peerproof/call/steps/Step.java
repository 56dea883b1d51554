package io.peerproof.call.steps;

/**
 * Something that a person does on a page, or waits for. A name that {@link Share} gave a text
 * stands for that text in later steps: {@code {peerId}}.
 */
public sealed interface Step {

  StepActor actor();

  /** As it stands in a file, without the actor: {@code click 'Call'}. */
  String words();

  /** Waits until a person sees this text on the page. */
  record WaitForText(StepActor actor, String text) implements Step {
    @Override
    public String words() {
      return "wait for text '" + text + "'";
    }
  }

  /**
   * Waits until an element is there and can be seen.
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
   * Clicks something as soon as it can be clicked.
   *
   * @param target a CSS selector, or else the text that a person sees on it
   */
  record Click(StepActor actor, String target) implements Step {
    @Override
    public String words() {
      return "click '" + target + "'";
    }
  }

  /**
   * Writes into a field, in the place of what is there.
   *
   * @param selector of the field, in CSS
   */
  record Type(StepActor actor, String text, String selector) implements Step {
    @Override
    public String words() {
      return "type '" + text + "' into '" + selector + "'";
    }
  }

  /** Presses a key, which goes to whatever has the focus. */
  record Press(StepActor actor, NamedKey key) implements Step {
    @Override
    public String words() {
      return "press " + key.word();
    }
  }

  /** Runs JavaScript in the page, once, and waits for the promise that it returns, if any. */
  record RunScript(StepActor actor, String script) implements Step {
    @Override
    public String words() {
      return "run script '" + script + "'";
    }
  }

  /**
   * Takes the text, or the value, of an element as soon as it has one, for later steps of either
   * page.
   *
   * @param selector of the element, in CSS
   * @param name that stands for it later, in braces
   */
  record Share(StepActor actor, String selector, String name) implements Step {
    public Share {
      if (actor == StepActor.BOTH) {
        throw new IllegalArgumentException(
            "one page shares something, caller or callee, and not both");
      }
    }

    @Override
    public String words() {
      return "share '" + selector + "' as " + name;
    }
  }
}
