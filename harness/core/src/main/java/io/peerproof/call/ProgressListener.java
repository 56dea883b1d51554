package io.peerproof.call;

/** Hears what a run is at. */
@FunctionalInterface
public interface ProgressListener {

  /** A step begins; {@code sentence} says which, without its full stop. */
  void step(String sentence);

  /** The run waits for others; worth a word also where single steps are not. */
  default void waiting(String sentence) {
    step(sentence);
  }

  /** For whoever does not want to know. */
  static ProgressListener silent() {
    return sentence -> {};
  }
}
