/** Bundles of the JavaScript modules that pages and reports carry. */
@NullMarked
package io.peerproof.pages;

import org.jspecify.annotations.NullMarked;
