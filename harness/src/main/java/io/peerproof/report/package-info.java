/** What a run leaves behind: JSON is the truth, the rest are functions of it. Pure. */
@NullMarked
package io.peerproof.report;

import org.jspecify.annotations.NullMarked;
