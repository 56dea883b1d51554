package io.peerproof.timeline;

import io.peerproof.event.PageEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page that a browser could not open; the tab shows the browser's error page instead.
 *
 * @param error Chromium's name for it ({@code net/base/net_error_list.h}): {@code
 *     ERR_CERT_AUTHORITY_INVALID}
 */
public record NavigationFailure(String url, String error) {

  static Optional<NavigationFailure> of(PeerHistory history) {
    boolean errorShown =
        history
            .currentDocumentStarted()
            .filter(started -> started.url().startsWith("chrome-error:"))
            .isPresent();
    Optional<String> error = last(history, PageEvent.OpenFailed::error);
    return errorShown
        ? error.map(
            e ->
                new NavigationFailure(
                    last(history, PageEvent.OpenFailed::url).orElse("the page"), e))
        : Optional.empty();
  }

  /** The address of a document; of the page, when the browser shows its own error in its place. */
  public static String pageAt(String url, PeerHistory history) {
    return url.startsWith("chrome-error:")
        ? last(history, PageEvent.OpenFailed::url).orElse(url)
        : url;
  }

  private static Optional<String> last(
      PeerHistory history, Function<PageEvent.OpenFailed, String> part) {
    return history.all(PageEvent.OpenFailed.class).stream()
        .map(part)
        .filter(text -> !text.isEmpty())
        .reduce((earlier, later) -> later);
  }

  /** Tells whether the server or the machine was too slow; a time-out does not blame the page. */
  public boolean isTimeOut() {
    return error.equals("ERR_TIMED_OUT") || error.equals("ERR_CONNECTION_TIMED_OUT");
  }

  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s could not be opened: %s%s",
        url,
        error,
        error.startsWith("ERR_CERT_")
            ? ": the browser does not trust its certificate; --insecure accepts it"
            : "");
  }
}
