package io.peerproof.browser.spec;

/** Thrown when a browser cannot be downloaded. The finder converts it. */
public final class DownloadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String advice;

  /**
   * @param message the expectation and the observation, a sentence without its full stop
   * @param advice the remedy
   */
  public DownloadException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  public String advice() {
    return advice;
  }
}
