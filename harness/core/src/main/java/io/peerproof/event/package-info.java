/** Events of one peer, as the probe reports them. Pure. */
@NullMarked
package io.peerproof.event;

import org.jspecify.annotations.NullMarked;
