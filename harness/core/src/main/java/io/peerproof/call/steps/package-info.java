/** Steps of a person on the pages of a call: notation, parser and execution. */
@NullMarked
package io.peerproof.call.steps;

import org.jspecify.annotations.NullMarked;
