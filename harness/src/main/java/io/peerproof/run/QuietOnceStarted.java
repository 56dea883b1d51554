package io.peerproof.run;

/** Lets steps be heard until it is told to be quiet. */
final class QuietOnceStarted implements Progress {

  private final Progress progress;
  private volatile boolean quiet;

  QuietOnceStarted(Progress progress) {
    this.progress = progress;
  }

  void quiet() {
    quiet = true;
  }

  @Override
  public void waiting(String sentence) {
    progress.waiting(sentence);
  }

  @Override
  public void step(String sentence) {
    if (!quiet) {
      progress.step(sentence);
    }
  }
}
