/** The scripts of the pages, ready for a place that cannot import modules. */
@NullMarked
package io.peerproof.pages;

import org.jspecify.annotations.NullMarked;
