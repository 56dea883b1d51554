package io.peerproof.run;

import io.peerproof.browser.spec.BrowserException;
import io.peerproof.report.CallReport;

/** Reasons why a run ends before all its calls are made. */
public final class RunEnd {

  /** So many calls in a row that could not be measured are no chance: no more are made. */
  public static final int ENOUGH_UNMEASURED = 3;

  private RunEnd() {}

  /**
   * The end of "not all could be measured", or the exception again where it is nobody's wish and no
   * fault of a browser.
   *
   * @param stopped whether whoever interrupted this thread wants the report; what an interrupted
   *     thread throws is no sign then, because Selenium makes several exceptions of it
   */
  public static <X extends Exception> String because(X e, boolean stopped) throws X {
    if (stopped) {
      Thread.interrupted(); // it has been heard, and what is still to be done is to go on
      return "it was interrupted";
    }
    if (e instanceof BrowserException) {
      return String.valueOf(e.getMessage());
    }
    throw e;
  }

  /** The reason where {@code inARow} calls could not be measured, {@code last} the last of them. */
  public static String unmeasured(int inARow, CallReport last) {
    return inARow + " calls in a row could not be measured. The last one: " + last.reason();
  }
}
