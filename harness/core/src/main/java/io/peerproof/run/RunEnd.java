package io.peerproof.run;

import io.peerproof.browser.spec.BrowserException;
import io.peerproof.report.CallReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reasons why a run ends before all its calls are made. */
public final class RunEnd {

  private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

  /**
   * Number of unmeasured calls in a row after which a run ends; this many are not a coincidence.
   */
  public static final int ENOUGH_UNMEASURED = 3;

  private RunEnd() {}

  /**
   * Returns the end of a sentence "Not all calls were made: …". Rethrows an interrupt if nobody
   * stopped the run. Whatever else ended it, the finished calls are worth a report.
   *
   * @param stopped true if the run was interrupted by a user who wants the report. The type of the
   *     exception is no sign then, because Selenium converts interrupts into several exceptions
   */
  public static <X extends Exception> String because(X e, boolean stopped) throws X {
    if (stopped) {
      Thread.interrupted(); // handled here, so that the remaining work is not interrupted
      return "it was interrupted";
    }
    if (e instanceof BrowserException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof RuntimeException) {
      LOG.error("the run ended early", e);
      return "Peerproof itself failed: " + e;
    }
    throw e;
  }

  /**
   * Returns the reason for the end after {@code inARow} unmeasured calls; {@code last} is the last
   * one of them.
   */
  public static String unmeasured(int inARow, CallReport last) {
    return inARow + " calls in a row could not be measured. The last one: " + last.reason();
  }
}
