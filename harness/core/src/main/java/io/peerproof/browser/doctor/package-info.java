/** Checks of the machine behind the command {@code doctor}. */
@NullMarked
package io.peerproof.browser.doctor;

import org.jspecify.annotations.NullMarked;
