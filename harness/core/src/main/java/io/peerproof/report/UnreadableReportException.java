package io.peerproof.report;

/** A file that should be a report cannot be read as one; the message says why and what to do. */
public final class UnreadableReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableReportException(String message, Throwable cause) {
    super(message, cause);
  }

  UnreadableReportException(String message) {
    super(message);
  }
}
