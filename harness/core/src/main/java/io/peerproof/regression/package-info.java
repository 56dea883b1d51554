/** Statistical decisions about groups of calls, against a baseline. Pure. */
@NullMarked
package io.peerproof.regression;

import org.jspecify.annotations.NullMarked;
