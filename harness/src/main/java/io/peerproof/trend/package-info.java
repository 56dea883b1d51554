/** Many reports side by side: is it getting worse? */
@NullMarked
package io.peerproof.trend;

import org.jspecify.annotations.NullMarked;
