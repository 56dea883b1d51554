/** HTML pages made from reports. */
@NullMarked
package io.peerproof.report.html;

import org.jspecify.annotations.NullMarked;
