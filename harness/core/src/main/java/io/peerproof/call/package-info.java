/** One live call: its pages, its events, its time limits and its result. */
@NullMarked
package io.peerproof.call;

import org.jspecify.annotations.NullMarked;
