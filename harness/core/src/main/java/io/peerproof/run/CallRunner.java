package io.peerproof.run;

import io.peerproof.browser.spec.BrowserException;
import io.peerproof.call.CallSettings;
import io.peerproof.report.CallReport;
import java.nio.file.Path;

/** Makes calls, one after another, in browsers that it keeps. */
public interface CallRunner {

  /**
   * Finds the browsers of a call and downloads missing ones, so that no call waits for a download.
   *
   * @throws BrowserException if a browser cannot be obtained
   */
  void fetch(CallSettings settings);

  /**
   * Makes one call.
   *
   * @param folder directory for artifacts of a call that did not pass; created if it is missing
   * @return report of the call; a call that could not be measured has {@code INCONCLUSIVE}
   * @throws InterruptedException if this thread was interrupted
   */
  CallReport make(CallSettings settings, Path folder) throws InterruptedException;

  /**
   * Returns the number of calls that the browsers of this call have already made: the smaller
   * number of both browsers, 0 if one must still be started.
   */
  int callsMade(CallSettings settings);
}
