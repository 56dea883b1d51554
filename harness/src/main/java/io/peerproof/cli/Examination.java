package io.peerproof.cli;

import io.peerproof.browser.BrowserSpec;
import io.peerproof.browser.Finding;
import java.io.IOException;
import java.util.function.Consumer;

/** Looks at the machine: {@link io.peerproof.browser.Doctor#examine}. */
@FunctionalInterface
interface Examination {

  /** Tells {@code listener} each finding as it comes; {@code browser} is what is to be used. */
  void examine(BrowserSpec browser, Consumer<Finding> listener) throws IOException;
}
