package io.peerproof.call;

/** Hears what a run is at. */
@FunctionalInterface
public interface Progress {

  /** A step begins; {@code sentence} says which, without its full stop. */
  void step(String sentence);

  /** The run waits for others; worth a word also where single steps are not. */
  default void waiting(String sentence) {
    step(sentence);
  }

  /** For whoever does not want to know. */
  static Progress silent() {
    return sentence -> {};
  }
}
