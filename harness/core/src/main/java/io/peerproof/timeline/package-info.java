/** State and phases of a peer, read from its events. Pure. */
@NullMarked
package io.peerproof.timeline;

import org.jspecify.annotations.NullMarked;
