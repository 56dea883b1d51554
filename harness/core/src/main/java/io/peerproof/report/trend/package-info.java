/** Trends of call times over many reports. */
@NullMarked
package io.peerproof.report.trend;

import org.jspecify.annotations.NullMarked;
