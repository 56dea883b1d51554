package io.peerproof.browser.detect;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.DriverMismatchException;
import io.peerproof.browser.spec.Installation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words for a search that came to nothing. */
public record SearchFailure(Machine machine, BrowserSpec spec, List<Attempt> attempts) {

  public SearchFailure {
    attempts = List.copyOf(attempts);
  }

  public BrowserException exception() {
    Optional<Attempt.BrowserOnly> mismatch =
        attempts.stream()
            .filter(Attempt.BrowserOnly.class::isInstance)
            .map(Attempt.BrowserOnly.class::cast)
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
              + "\nOr ask for this very pair: "
              + DriverSearch.VARIABLE
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
            .collect(Collectors.joining("\n"));
  }

  private String advice() {
    if (attempts.get(attempts.size() - 1) instanceof Attempt.Refused refused) {
      return "name another file, or leave " + refused.step() + " out.";
    }
    return Advice.toGetABrowser(machine);
  }
}
