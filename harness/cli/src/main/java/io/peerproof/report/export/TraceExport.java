package io.peerproof.report.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.peerproof.report.RunReport;
import io.peerproof.timeline.DurationText;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends the calls of a report to a collector, over OTLP/HTTP: a trace for each call. */
public final class TraceExport {

  /** Number of spans in one request: 20 calls of two peers with eight phases each. */
  private static final int BATCH = 360;

  private TraceExport() {}

  /**
   * Sends all calls that have a known time.
   *
   * @param endpoint URL for traces, including its path: {@code http://localhost:4318/v1/traces}
   * @param headers additional headers of each request, for example an API key
   * @param timeout time limit of each request
   * @return number of traces that were sent
   * @throws UndeliveredException if the collector cannot be reached or refuses a request
   */
  public static int send(
      RunReport report, URI endpoint, Map<String, String> headers, Duration timeout) {
    Kept kept = new Kept();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(resource(report))
            .addSpanProcessor(SimpleSpanProcessor.create(kept))
            .build()) {
      CallSpans spans = new CallSpans(provider.get("io.peerproof"));
      report.calls().forEach(spans::record);
    }
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).setTimeout(timeout);
    headers.forEach(builder::addHeader);
    try (OtlpHttpSpanExporter exporter = builder.setRetryPolicy(null).build()) {
      for (int from = 0; from < kept.spans.size(); from += BATCH) {
        List<SpanData> batch = kept.spans.subList(from, Math.min(kept.spans.size(), from + BATCH));
        deliver(exporter, batch, endpoint, timeout);
      }
    }
    return (int) kept.spans.stream().map(SpanData::getTraceId).distinct().count();
  }

  private static void deliver(
      SpanExporter exporter, List<SpanData> batch, URI endpoint, Duration timeout) {
    CompletableResultCode result =
        exporter.export(batch).join(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (!result.isSuccess()) {
      Throwable cause = result.getFailureThrowable();
      throw new UndeliveredException(
          String.format(
              Locale.ROOT,
              "Cannot deliver the traces to %s: %s. Check that an OpenTelemetry collector accepts OTLP/HTTP there.",
              endpoint,
              why(cause, timeout)),
          cause);
    }
  }

  private static String why(@Nullable Throwable cause, Duration timeout) {
    if (cause == null) {
      return "no answer within " + DurationText.of(timeout);
    }
    if (cause instanceof FailedExportException.HttpExportException refused
        && refused.getResponse() != null) {
      return "it answered " + refused.getResponse().getStatusCode();
    }
    Throwable root = cause;
    for (; root.getCause() != null; root = root.getCause()) {
      if (root instanceof ConnectException) {
        return "nothing listens there";
      }
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }

  private static Resource resource(RunReport report) {
    return Resource.getDefault().toBuilder()
        .put(AttributeKey.stringKey("service.name"), "peerproof")
        .put(AttributeKey.stringKey("service.version"), report.host().peerproof())
        .put(AttributeKey.stringKey("os.description"), report.host().os())
        .build();
  }

  /** Keeps the spans of a whole report in memory. */
  private static final class Kept implements SpanExporter {
    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> finished) {
      spans.addAll(finished);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
