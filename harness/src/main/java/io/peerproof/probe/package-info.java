/**
 * Injects the probe into a page and turns what it says into typed events. Only user of WebDriver
 * BiDi.
 */
@NullMarked
package io.peerproof.probe;

import org.jspecify.annotations.NullMarked;
