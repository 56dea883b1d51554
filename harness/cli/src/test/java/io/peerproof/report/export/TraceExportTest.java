package io.peerproof.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.SampleSeries;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a collector that this test serves, which reads what it is sent by its protocol. */
class TraceExportTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private HttpServer collector;
  private int answer = 200;

  @BeforeEach
  void serve() throws IOException {
    collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    collector.createContext("/v1/traces", this::take);
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    requests.add(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-key")));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
  }

  private int send(RunReport report) {
    return TraceExport.send(report, endpoint(), Map.of("x-key", "secret"), TIMEOUT);
  }

  private List<Span> spans() {
    return requests.stream()
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  private static Map<String, String> attributes(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(Collectors.toMap(KeyValue::getKey, one -> one.getValue().getStringValue()));
  }

  @Test
  void a_call_is_a_trace_of_its_peers_and_their_phases() {
    RunReport report = SampleReports.passed();

    assertThat(send(report)).isEqualTo(1);

    List<Span> spans = spans();
    Span root =
        spans.stream().filter(span -> span.getName().equals("call")).findFirst().orElseThrow();
    assertThat(root.getParentSpanId().isEmpty()).isTrue();
    assertThat(attributes(root.getAttributesList()))
        .containsEntry("peerproof.outcome", "PASSED")
        .containsEntry("peerproof.call.id", "1");
    assertThat(root.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
    assertThat(spans).extracting(Span::getTraceId).containsOnly(root.getTraceId());
    Map<String, Span> peers =
        spans.stream()
            .filter(span -> span.getParentSpanId().equals(root.getSpanId()))
            .collect(Collectors.toMap(Span::getName, Function.identity()));
    assertThat(peers).containsOnlyKeys("caller", "callee");
    assertThat(
            spans.stream()
                .filter(span -> span.getParentSpanId().equals(peers.get("caller").getSpanId())))
        .extracting(Span::getName)
        .contains("media", "signaling", "ice", "dtls", "track", "firstFrame");
    assertThat(keys).containsOnly("secret");
  }

  @Test
  void a_phase_lies_where_it_was_and_the_callees_on_the_callers_clock() {
    RunReport report = SampleReports.passed();
    send(report);

    PeerReport callee = report.calls().get(0).peers().get(1);
    double startMs =
        callee.axis().originAtMs()
            + (callee.axis().toCallerMs() == null ? 0 : callee.axis().toCallerMs())
            + callee.axis().starts().iceMs();
    Span peer =
        spans().stream().filter(s -> s.getName().equals("callee")).findFirst().orElseThrow();
    Span ice =
        spans().stream()
            .filter(s -> s.getName().equals("ice"))
            .filter(s -> s.getParentSpanId().equals(peer.getSpanId()))
            .findFirst()
            .orElseThrow();
    assertThat(ice.getStartTimeUnixNano() / 1e6).isCloseTo(startMs, within(0.01));
    assertThat((ice.getEndTimeUnixNano() - ice.getStartTimeUnixNano()) / 1e6)
        .isCloseTo(callee.phases().iceMs(), within(0.01));
  }

  private static Offset<Double> within(double ms) {
    return Offset.offset(ms);
  }

  @Test
  void a_call_that_failed_is_an_error_with_its_phase() {
    send(SampleReports.failed());

    Span root = spans().stream().filter(s -> s.getName().equals("call")).findFirst().orElseThrow();
    assertThat(root.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(root.getStatus().getMessage()).startsWith("ICE never connected");
    assertThat(attributes(root.getAttributesList()))
        .containsEntry("peerproof.failed_phase", "ice")
        .containsEntry("error.type", "FAILED");
  }

  @Test
  void each_call_of_a_series_is_a_trace_and_none_is_lost_between_requests() {
    RunReport series = SampleSeries.of(100);
    int calls = series.calls().size();

    assertThat(send(series)).isEqualTo(calls);

    assertThat(requests).hasSizeGreaterThan(1);
    assertThat(spans().stream().map(Span::getTraceId).distinct()).hasSize(calls);
    assertThat(spans().stream().filter(s -> s.getName().equals("call"))).hasSize(calls);
  }

  @Test
  void a_collector_that_refuses_or_is_not_there_is_told() {
    answer = 403;

    assertThatExceptionOfType(UndeliveredException.class)
        .isThrownBy(() -> send(SampleReports.passed()))
        .withMessageStartingWith("Cannot deliver the traces to " + endpoint() + ": ")
        .withMessageContaining("it answered 403");

    collector.stop(0);
    assertThatExceptionOfType(UndeliveredException.class)
        .isThrownBy(() -> send(SampleReports.passed()))
        .withMessageContaining(": nothing listens there. Check that an OpenTelemetry collector");
  }
}
