package io.peerproof.proof.diagnosis;

/** An observation that may explain a failure; one sentence. */
record Clue(ClueLevel level, String text) {

  static Clue cause(String text) {
    return new Clue(ClueLevel.CAUSE, text);
  }

  static Clue likely(String text) {
    return new Clue(ClueLevel.LIKELY, text);
  }

  static Clue possible(String text) {
    return new Clue(ClueLevel.POSSIBLE, text);
  }
}
