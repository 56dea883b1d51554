package io.peerproof.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtlpEndpointTest {

  private static final String OPTION = "http://collector:4318";

  @Test
  void the_option_goes_before_the_environment() {
    Map<String, String> environment =
        Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT", "http://other:1",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://other:2/traces");

    assertThat(OtlpEndpoint.of(OPTION, environment).endpoint())
        .isEqualTo(URI.create("http://collector:4318/v1/traces"));
    assertThat(OtlpEndpoint.of(OPTION + "/v1/traces/", environment).endpoint())
        .isEqualTo(URI.create("http://collector:4318/v1/traces"));
  }

  @Test
  void the_environment_is_read_as_opentelemetry_specifies() {
    assertThat(
            OtlpEndpoint.of(null, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "https://all:4318/"))
                .endpoint())
        .isEqualTo(URI.create("https://all:4318/v1/traces"));
    OtlpEndpoint traces =
        OtlpEndpoint.of(
            null,
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://all:4318",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://traces:1/x",
                "OTEL_EXPORTER_OTLP_HEADERS", "x-key=a%20b, y=2"));
    assertThat(traces.endpoint()).isEqualTo(URI.create("http://traces:1/x"));
    assertThat(traces.headers()).containsExactly(Map.entry("x-key", "a b"), Map.entry("y", "2"));
  }

  @Test
  void without_an_address_nothing_is_sent_and_what_to_write_is_said() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OtlpEndpoint.of(null, Map.of()))
        .withMessageContaining("--endpoint http://localhost:4318");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OtlpEndpoint.of("localhost:4318", Map.of()))
        .withMessage(
            "--endpoint: \"localhost:4318\" is not the address of a collector. Write one like http://localhost:4318.");
  }

  @Test
  void a_variable_that_is_no_address_or_no_header_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> OtlpEndpoint.of(null, Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "traces:1")))
        .withMessageStartingWith("$OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: \"traces:1\" is not");
    for (String headers : new String[] {"Bearer secret", "=1", "key=100%"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OtlpEndpoint.of(OPTION, Map.of("OTEL_EXPORTER_OTLP_HEADERS", headers)))
          .withMessage(
              "$OTEL_EXPORTER_OTLP_HEADERS does not consist of headers. Write KEY=VALUE pairs,"
                  + " separated by commas, with percent-encoded values.");
    }
  }
}
