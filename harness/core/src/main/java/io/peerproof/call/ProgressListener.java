package io.peerproof.call;

/** Receives the progress of a run. */
@FunctionalInterface
public interface ProgressListener {

  /** Called when a step begins; {@code sentence} describes it, without a full stop. */
  void step(String sentence);

  /** Called when the run waits for other runs; shown even where single steps are not. */
  default void waiting(String sentence) {
    step(sentence);
  }

  /** Returns a listener that ignores all progress. */
  static ProgressListener silent() {
    return sentence -> {};
  }
}
