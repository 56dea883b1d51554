/** What a person does on the pages of a call, written down, read and done. */
@NullMarked
package io.peerproof.steps;

import org.jspecify.annotations.NullMarked;
