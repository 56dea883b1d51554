/** Plans: what one command does with calls. Composes every other room. */
@NullMarked
package io.peerproof.run;

import org.jspecify.annotations.NullMarked;
