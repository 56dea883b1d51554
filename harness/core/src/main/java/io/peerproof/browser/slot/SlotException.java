package io.peerproof.browser.slot;

import io.peerproof.browser.spec.BrowserException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call gets no places for its browsers: others had them for too long, or it cannot be
 * known who has them.
 */
public final class SlotException extends BrowserException {
  private static final long serialVersionUID = 1L;

  SlotException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
