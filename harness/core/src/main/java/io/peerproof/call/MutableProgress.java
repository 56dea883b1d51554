package io.peerproof.call;

/** Lets steps be heard until it is told to be quiet. */
public final class MutableProgress implements ProgressListener {

  private final ProgressListener progressListener;
  private volatile boolean quiet;

  public MutableProgress(ProgressListener progressListener) {
    this.progressListener = progressListener;
  }

  public void quiet() {
    quiet = true;
  }

  @Override
  public void waiting(String sentence) {
    progressListener.waiting(sentence);
  }

  @Override
  public void step(String sentence) {
    if (!quiet) {
      progressListener.step(sentence);
    }
  }
}
