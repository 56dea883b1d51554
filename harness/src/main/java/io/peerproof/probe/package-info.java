/**
 * Injects the probe into a page and turns what it says into typed events, over the Chrome DevTools
 * Protocol or over WebDriver BiDi. Only user of either, but for {@code browser}, which opens the
 * connections and signs in.
 */
@NullMarked
package io.peerproof.probe;

import org.jspecify.annotations.NullMarked;
