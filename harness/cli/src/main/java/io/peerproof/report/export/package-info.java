/** Other forms of a report: CSV, JUnit XML, Markdown, webrtc-internals and OpenTelemetry. */
@NullMarked
package io.peerproof.report.export;

import org.jspecify.annotations.NullMarked;
