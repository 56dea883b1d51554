package io.peerproof;

import io.peerproof.browser.spec.BrowserException;
import io.peerproof.media.MediaException;
import io.peerproof.server.ServerStartException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/**
 * Thrown when a call could not be measured: there is no browser, a browser crashed, or a server did
 * not start. This says nothing about the product, so it is not an {@link AssertionError}: a test
 * report shows an error, not a failure.
 */
public final class InconclusiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InconclusiveException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the result of {@code action}, and converts exceptions of the harness. */
  static <T> T unless(Supplier<T> action) {
    try {
      return action.get();
    } catch (BrowserException
        | MediaException
        | ServerStartException
        | WebDriverException
        | CompletionException e) {
      throw new InconclusiveException(
          "The call could not be measured. " + String.valueOf(e.getMessage()), e);
    }
  }

  static void unless(Runnable action) {
    unless(
        () -> {
          action.run();
          return true;
        });
  }
}
