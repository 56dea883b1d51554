package io.peerproof.call.steps;

/** The string literals of a JavaScript text. */
final class ScriptStrings {

  private ScriptStrings() {}

  /** Tells if a place of the script is inside a string or a template literal. */
  static boolean contains(String script, int place) {
    char open = 0;
    for (int i = 0; i < place; i++) {
      char character = script.charAt(i);
      if (open != 0 && character == '\\') {
        i++;
      } else if (open != 0 && character == open) {
        open = 0;
      } else if (open == 0 && (character == '\'' || character == '"' || character == '`')) {
        open = character;
      }
    }
    return open != 0;
  }
}
