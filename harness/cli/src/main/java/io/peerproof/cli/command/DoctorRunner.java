package io.peerproof.cli.command;

import io.peerproof.browser.doctor.CheckResult;
import io.peerproof.browser.spec.BrowserSpec;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Function that checks the machine; in production {@link
 * io.peerproof.browser.doctor.Doctor#examine}.
 */
@FunctionalInterface
public interface DoctorRunner {

  /**
   * Checks the machine and passes each result to {@code listener} as it arrives.
   *
   * @param browser the browser that calls would use
   */
  void examine(BrowserSpec browser, Consumer<CheckResult> listener) throws IOException;
}
