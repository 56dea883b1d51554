/** Reports as OpenTelemetry traces. */
@NullMarked
package io.peerproof.telemetry;

import org.jspecify.annotations.NullMarked;
