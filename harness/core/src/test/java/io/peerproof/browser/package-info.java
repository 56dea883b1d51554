@NullMarked
package io.peerproof.browser;

import org.jspecify.annotations.NullMarked;
