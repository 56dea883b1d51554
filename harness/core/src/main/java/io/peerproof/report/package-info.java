/** Records of a report, their JSON form, and the directory that a run writes. Pure. */
@NullMarked
package io.peerproof.report;

import org.jspecify.annotations.NullMarked;
