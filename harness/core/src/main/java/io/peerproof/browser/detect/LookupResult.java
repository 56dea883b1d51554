package io.peerproof.browser.detect;

import io.peerproof.browser.spec.Installation;
import java.util.Optional;

/** What one step of the search for a browser came to. */
public sealed interface LookupResult {

  /** The step, as the user knows it: {@code --browser}, {@code installed}, {@code apt}. */
  String step();

  /** What the step answered, a sentence without its full stop. */
  String answer();

  /** The search is over. */
  record Found(String step, Installation installation) implements LookupResult {
    @Override
    public String answer() {
      return "found " + installation;
    }
  }

  /**
   * A browser without a driver: later steps may look for its driver alone.
   *
   * @param other a driver that is there, but for another major version
   */
  record BrowserOnly(
      String step, String answer, Installation.Browser browser, Optional<Installation.Driver> other)
      implements LookupResult {}

  /** The step does not apply, or found nothing: the next one is tried. */
  record Nothing(String step, String answer) implements LookupResult {}

  /** What the user named cannot be used: nothing else may take its place. */
  record Refused(String step, String answer) implements LookupResult {}
}
