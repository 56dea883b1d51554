/** Slots for browsers: a limit on how many run at once, across the processes of one user. */
@NullMarked
package io.peerproof.browser.slot;

import org.jspecify.annotations.NullMarked;
