/** Search for browsers and drivers that are on the machine already. */
@NullMarked
package io.peerproof.browser.detect;

import org.jspecify.annotations.NullMarked;
