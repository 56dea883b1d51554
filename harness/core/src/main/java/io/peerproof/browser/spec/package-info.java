/** The notation for browsers and their versions, installations, and the errors of a search. */
@NullMarked
package io.peerproof.browser.spec;

import org.jspecify.annotations.NullMarked;
