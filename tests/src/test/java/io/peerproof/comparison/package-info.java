/** Results of other suites for the same calls: their predicates, and the table of them. */
@NullMarked
package io.peerproof.comparison;

import org.jspecify.annotations.NullMarked;
