package io.peerproof.run;

import io.peerproof.browser.spec.BrowserException;
import io.peerproof.call.CallSettings;
import io.peerproof.report.CallReport;
import java.nio.file.Path;

/** Makes calls, one after the other, in browsers that it keeps. */
public interface CallRunner {

  /**
   * Looks for the browsers of a call, and fetches what is not there, so that no call waits for it.
   *
   * @throws BrowserException when one cannot be had
   */
  void fetch(CallSettings settings);

  /**
   * Makes one call.
   *
   * @param folder for what a call that did not pass leaves; made when it is missing
   * @return how it went; what could not be measured is in there as {@code INCONCLUSIVE}
   * @throws InterruptedException when this thread was interrupted
   */
  CallReport make(CallSettings settings, Path folder) throws InterruptedException;

  /**
   * How many calls the browsers have been through that this call would be made in: the fewer of
   * both; 0 when one is still to be started.
   */
  int callsBehind(CallSettings settings);
}
