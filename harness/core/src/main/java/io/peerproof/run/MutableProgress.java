package io.peerproof.run;

import io.peerproof.call.ProgressListener;

/** Forwards steps until it is muted. */
public final class MutableProgress implements ProgressListener {

  private final ProgressListener progressListener;
  private volatile boolean quiet;

  public MutableProgress(ProgressListener progressListener) {
    this.progressListener = progressListener;
  }

  public void mute() {
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
