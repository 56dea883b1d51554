package io.peerproof;

import io.peerproof.browser.spec.BrowserException;
import io.peerproof.media.MediaException;
import io.peerproof.server.ServerStartException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/**
 * A call could not be measured: no browser, one that died, a server that did not start. It says
 * nothing of the product, and so is no {@link AssertionError}: in a test's report it is an error,
 * not a failure.
 */
public final class InconclusiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InconclusiveException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What {@code action} gives, unless the harness failed at it. */
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
