package io.peerproof.browser.detect;

import io.peerproof.browser.spec.Installation;
import java.util.Optional;

/** Result of one step of the search for a browser. */
public sealed interface LookupResult {

  /** Returns the name of the step for users: {@code --browser}, {@code installed}, {@code apt}. */
  String step();

  /** Returns the result in words, a sentence without its full stop. */
  String answer();

  /** A browser with a driver; the search ends. */
  record Found(String step, Installation installation) implements LookupResult {
    @Override
    public String answer() {
      return "found " + installation;
    }
  }

  /**
   * A browser without a driver: later steps may look for its driver alone.
   *
   * @param other an available driver of another major version
   */
  record BrowserOnly(
      String step, String answer, Installation.Browser browser, Optional<Installation.Driver> other)
      implements LookupResult {}

  /** The step does not apply, or found nothing: the next one is tried. */
  record Nothing(String step, String answer) implements LookupResult {}

  /** The browser or driver that the user named is unusable; nothing else may replace it. */
  record Refused(String step, String answer) implements LookupResult {}
}
