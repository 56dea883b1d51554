/** Events to phases. Pure. */
@NullMarked
package io.peerproof.timeline;

import org.jspecify.annotations.NullMarked;
