/** Steps of a person on the pages of a call: their notation, their reader, their execution. */
@NullMarked
package io.peerproof.call.steps;

import org.jspecify.annotations.NullMarked;
