package io.peerproof.browser.spec;

/** A browser cannot be had from its source. Never leaves this package. */
public final class DownloadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String advice;

  /**
   * @param message what was expected and what was seen, a sentence without its full stop
   * @param advice what to do
   */
  public DownloadException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  public String advice() {
    return advice;
  }
}
