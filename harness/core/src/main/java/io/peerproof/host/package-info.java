/** Measurement of the machine during calls: processor load and delay of timers. */
@NullMarked
package io.peerproof.host;

import org.jspecify.annotations.NullMarked;
