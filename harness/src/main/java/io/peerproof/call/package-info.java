/** Two peers and the steps of one call. */
@NullMarked
package io.peerproof.call;

import org.jspecify.annotations.NullMarked;
