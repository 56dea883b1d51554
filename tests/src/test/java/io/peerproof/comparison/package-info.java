/** What other suites would have said of the same calls: their predicates, and the table of it. */
@NullMarked
package io.peerproof.comparison;

import org.jspecify.annotations.NullMarked;
