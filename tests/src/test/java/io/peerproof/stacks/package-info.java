/** Calls of other stacks, each proven and each broken on purpose. */
@NullMarked
package io.peerproof.stacks;

import org.jspecify.annotations.NullMarked;
