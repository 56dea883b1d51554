package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.DriverMismatchException;
import io.peerproof.browser.spec.Installation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Messages for a search that found no browser. */
public record LookupFailure(
    HostEnvironment machine, BrowserSpec spec, List<LookupResult> attempts) {

  public LookupFailure {
    attempts = List.copyOf(attempts);
  }

  public BrowserException exception() {
    Optional<LookupResult.BrowserOnly> mismatch =
        attempts.stream()
            .filter(LookupResult.BrowserOnly.class::isInstance)
            .map(LookupResult.BrowserOnly.class::cast)
            .filter(only -> only.other().isPresent())
            .findFirst();
    if (mismatch.isPresent()) {
      Installation.Driver driver = mismatch.get().other().orElseThrow();
      return new DriverMismatchException(
          "The driver does not match the browser: "
              + driver
              + ", "
              + mismatch.get().browser()
              + ".\n"
              + tried()
              + "\nWhat to do: "
              + advice()
              + "\nOr request this pair: "
              + InstalledDriverLookup.VARIABLE
              + "="
              + driver.binary());
    }
    return new BrowserUnavailableException(
        "No browser with a driver was found for \""
            + spec.text()
            + "\".\n"
            + tried()
            + "\nWhat to do: "
            + advice());
  }

  /** Lists the attempts so that they can also be read on one line, as in a report. */
  private String tried() {
    return "Tried, in this order:\n"
        + IntStream.range(0, attempts.size())
            .mapToObj(
                i ->
                    "  "
                        + (i + 1)
                        + ". "
                        + attempts.get(i).step()
                        + ": "
                        + attempts.get(i).answer())
            .collect(Collectors.joining(";\n", "", "."));
  }

  private String advice() {
    if (attempts.get(attempts.size() - 1) instanceof LookupResult.Refused refused) {
      return "name another file, or remove "
          + (refused.step().equals(ExplicitBrowserLookup.STEP)
              ? "its name from --browser, --browsers, --caller, --callee, peerproof.yaml or "
                  + BrowserSpec.VARIABLE
              : refused.step())
          + ".";
    }
    return InstallHint.toGetABrowser(machine);
  }
}
