/**
 * Injection of the probe into pages, and its messages as typed events, over the Chrome DevTools
 * Protocol or WebDriver BiDi.
 *
 * <p>Only this package uses either protocol, except for {@code browser}, which opens the
 * connections and signs in.
 */
@NullMarked
package io.peerproof.probe;

import org.jspecify.annotations.NullMarked;
