package io.peerproof.call;

/** Lets steps be heard until it is told to be quiet. */
public final class QuietOnceStarted implements Progress {

  private final Progress progress;
  private volatile boolean quiet;

  public QuietOnceStarted(Progress progress) {
    this.progress = progress;
  }

  public void quiet() {
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
