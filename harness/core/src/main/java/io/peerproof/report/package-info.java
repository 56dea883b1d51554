/**
 * Records of a report, their JSON form, and the directory that a run writes. Pure: nothing here
 * starts a browser.
 */
@NullMarked
package io.peerproof.report;

import org.jspecify.annotations.NullMarked;
