package io.peerproof.call.steps;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openqa.selenium.Keys;

/** A key with a name. Letters are typed instead. */
public enum NamedKey {
  ENTER("Enter", Keys.ENTER),
  TAB("Tab", Keys.TAB),
  ESCAPE("Escape", Keys.ESCAPE),
  SPACE("Space", Keys.SPACE),
  BACKSPACE("Backspace", Keys.BACK_SPACE),
  ARROW_UP("ArrowUp", Keys.ARROW_UP),
  ARROW_DOWN("ArrowDown", Keys.ARROW_DOWN),
  ARROW_LEFT("ArrowLeft", Keys.ARROW_LEFT),
  ARROW_RIGHT("ArrowRight", Keys.ARROW_RIGHT);

  private final String word;
  private final Keys code;

  NamedKey(String word, Keys code) {
    this.word = word;
    this.code = code;
  }

  static Optional<NamedKey> named(String word) {
    return Arrays.stream(values()).filter(key -> key.word.equalsIgnoreCase(word)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(NamedKey::word).collect(Collectors.joining(", "));
  }

  /** Returns the name in the specification: UI Events, {@code KeyboardEvent.key}. */
  public String word() {
    return word;
  }

  Keys code() {
    return code;
  }
}
