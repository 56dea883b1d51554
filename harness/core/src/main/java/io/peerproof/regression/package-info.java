/** Statistical decisions on groups of calls, compared with a baseline. Pure. */
@NullMarked
package io.peerproof.regression;

import org.jspecify.annotations.NullMarked;
