package io.peerproof.call.steps;

import java.net.URI;
import java.util.Optional;
import org.openqa.selenium.WebDriver;

/** The page of a peer, on which steps are performed. */
public interface StepPage {

  /** Returns the driver of the browser that shows it. */
  WebDriver driver();

  /** Returns the dialog that waits for an answer; empty if there is none. */
  Optional<StepDialog> dialog();

  /** Begins to open another address in it, always as a new document. */
  void open(URI address);
}
