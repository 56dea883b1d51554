package io.peerproof.report;

/** Thrown when a file cannot be read as a report; the message gives the reason and the remedy. */
public final class UnreadableReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableReportException(String message, Throwable cause) {
    super(message, cause);
  }

  UnreadableReportException(String message) {
    super(message);
  }
}
