/** Calls of more than two peers: who sees and hears whom. */
@NullMarked
package io.peerproof.meeting;

import org.jspecify.annotations.NullMarked;
