/** Operating system, processes and temporary directories of the machine. */
@NullMarked
package io.peerproof.browser.platform;

import org.jspecify.annotations.NullMarked;
