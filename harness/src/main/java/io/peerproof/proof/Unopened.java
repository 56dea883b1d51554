package io.peerproof.proof;

import io.peerproof.probe.PageEvent;
import io.peerproof.probe.PeerEvent;
import java.util.List;
import java.util.Optional;

/**
 * A page that a browser could not open, so that it shows its own words in its place.
 *
 * @param error Chromium's name for it ({@code net/base/net_error_list.h}): {@code
 *     net::ERR_CERT_AUTHORITY_INVALID}
 */
record Unopened(String url, String error) {

  /** The last page of {@code events}, which are all of a peer; empty when it was opened. */
  static Optional<Unopened> of(List<PeerEvent> events) {
    boolean shown =
        events.stream()
            .filter(PageEvent.DocumentStarted.class::isInstance)
            .map(PageEvent.DocumentStarted.class::cast)
            .filter(document -> !document.frame())
            .reduce((earlier, later) -> later)
            .filter(document -> !document.url().startsWith("chrome-error:"))
            .isPresent();
    return shown
        ? Optional.empty()
        : events.stream()
            .filter(PageEvent.OpenFailed.class::isInstance)
            .map(PageEvent.OpenFailed.class::cast)
            .reduce((earlier, later) -> later)
            .map(failed -> new Unopened(failed.url(), failed.error()));
  }

  String sentence() {
    return "%s could not be opened: %s%s"
        .formatted(
            url,
            error,
            error.startsWith("net::ERR_CERT_")
                ? ": its certificate is not one that the browser trusts; --insecure has it taken all the same"
                : "");
  }
}
