/** Measurement of the machine while calls go on: processor load, lateness of timers. */
@NullMarked
package io.peerproof.host;

import org.jspecify.annotations.NullMarked;
