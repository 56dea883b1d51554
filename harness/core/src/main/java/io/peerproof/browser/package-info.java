/**
 * Browser sessions: their start, their switches, their end, and all that must be gone afterwards.
 *
 * <p>Start at {@link io.peerproof.browser.BrowserPool}. This is the only package that uses {@code
 * ChromeOptions} and driver processes.
 */
@NullMarked
package io.peerproof.browser;

import org.jspecify.annotations.NullMarked;
