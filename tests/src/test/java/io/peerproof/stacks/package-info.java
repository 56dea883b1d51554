/** Calls that other people's stacks make, each proven and each broken on purpose. */
@NullMarked
package io.peerproof.stacks;

import org.jspecify.annotations.NullMarked;
