/**
 * Where browsers and drivers come from, the flags they are started with, and their true versions.
 *
 * <p>Start at {@link io.peerproof.browser.Browsers}. This is the only room that knows {@code
 * ChromeOptions} and driver processes. Every exception it throws is a {@link
 * io.peerproof.browser.BrowserException}: we could not measure, and nothing is said about the page.
 */
@NullMarked
package io.peerproof.browser;

import org.jspecify.annotations.NullMarked;
