/** The program {@code peerproof}: its commands, put together. */
@NullMarked
package io.peerproof.cli;

import org.jspecify.annotations.NullMarked;
