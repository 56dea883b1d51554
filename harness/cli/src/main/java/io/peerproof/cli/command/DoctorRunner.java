package io.peerproof.cli.command;

import io.peerproof.browser.doctor.CheckResult;
import io.peerproof.browser.spec.BrowserSpec;
import java.io.IOException;
import java.util.function.Consumer;

/** Looks at the machine: {@link io.peerproof.browser.doctor.Doctor#examine}. */
@FunctionalInterface
public interface DoctorRunner {

  /** Tells {@code listener} each finding as it comes; {@code browser} is what is to be used. */
  void examine(BrowserSpec browser, Consumer<CheckResult> listener) throws IOException;
}
