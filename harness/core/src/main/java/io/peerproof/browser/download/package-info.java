/** Download of browsers and drivers into the user's cache, from the repositories that hold them. */
@NullMarked
package io.peerproof.browser.download;

import org.jspecify.annotations.NullMarked;
