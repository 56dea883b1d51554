package io.peerproof.timeline;

import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page that a browser could not open, so that it shows its own words in its place.
 *
 * @param error Chromium's name for it ({@code net/base/net_error_list.h}): {@code
 *     ERR_CERT_AUTHORITY_INVALID}
 */
public record NavigationFailure(String url, String error) {

  /** The last page of {@code events}, which are all of a peer; empty when it was opened. */
  public static Optional<NavigationFailure> of(List<PeerEvent> events) {
    boolean errorShown =
        events.stream()
            .filter(e -> e instanceof PageEvent.DocumentStarted document && !document.frame())
            .map(e -> ((PageEvent.DocumentStarted) e).url())
            .reduce((earlier, later) -> later)
            .filter(url -> url.startsWith("chrome-error:"))
            .isPresent();
    Optional<String> error = last(events, PageEvent.OpenFailed::error);
    return errorShown
        ? error.map(
            e ->
                new NavigationFailure(
                    last(events, PageEvent.OpenFailed::url).orElse("the page"), e))
        : Optional.empty();
  }

  /** The address of a document; of the page, where it is the browser's own words in its place. */
  public static String pageAt(String url, List<PeerEvent> events) {
    return url.startsWith("chrome-error:")
        ? last(events, PageEvent.OpenFailed::url).orElse(url)
        : url;
  }

  private static Optional<String> last(
      List<PeerEvent> events, Function<PageEvent.OpenFailed, String> part) {
    return events.stream()
        .filter(PageEvent.OpenFailed.class::isInstance)
        .map(event -> part.apply((PageEvent.OpenFailed) event))
        .filter(text -> !text.isEmpty())
        .reduce((earlier, later) -> later);
  }

  /** Whether the server, or the machine, was too slow: it says nothing against the page. */
  public boolean isTimeOut() {
    return error.equals("ERR_TIMED_OUT") || error.equals("ERR_CONNECTION_TIMED_OUT");
  }

  public String sentence() {
    return "%s could not be opened: %s%s"
        .formatted(
            url,
            error,
            error.startsWith("ERR_CERT_")
                ? ": its certificate is not one that the browser trusts; --insecure has it taken all the same"
                : "");
  }
}
