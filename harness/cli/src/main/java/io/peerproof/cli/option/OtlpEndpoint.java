package io.peerproof.cli.option;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Destination of OpenTelemetry traces. The variables are those of the specification "OTLP Exporter
 * Configuration".
 *
 * @param endpoint URL that receives the traces, with its path
 * @param headers HTTP headers of each request
 */
public record OtlpEndpoint(URI endpoint, Map<String, String> headers) {

  private static final String PATH = "/v1/traces";

  /**
   * Returns the endpoint that the option names, else the one of the environment.
   *
   * @throws IllegalArgumentException if neither names one, or the value is unusable; the message
   *     says what to write
   */
  public static OtlpEndpoint of(@Nullable String option, Map<String, String> environment) {
    String traces = environment.getOrDefault("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "");
    String base =
        option != null ? option : environment.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "");
    if (option == null && !traces.isEmpty()) {
      return new OtlpEndpoint(uri(traces), headers(environment));
    }
    if (base.isEmpty()) {
      throw new IllegalArgumentException(
          "No collector is named. Name one with --endpoint http://localhost:4318 or in $OTEL_EXPORTER_OTLP_ENDPOINT.");
    }
    String given = uri(base).toString().replaceFirst("/+$", "");
    String whole = given.endsWith(PATH) ? given : given + PATH;
    return new OtlpEndpoint(URI.create(whole), headers(environment));
  }

  private static URI uri(String written) {
    try {
      URI uri = new URI(written);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw unusable(written);
    }
    throw unusable(written);
  }

  private static IllegalArgumentException unusable(String written) {
    return new IllegalArgumentException(
        "\""
            + written
            + "\" is not the address of a collector. Write one like http://localhost:4318.");
  }

  /** Parses {@code key=value,key=value} with percent-encoded values. */
  private static Map<String, String> headers(Map<String, String> environment) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String pair : environment.getOrDefault("OTEL_EXPORTER_OTLP_HEADERS", "").split(",", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        headers.put(
            pair.substring(0, at).trim(),
            URLDecoder.decode(pair.substring(at + 1).trim(), StandardCharsets.UTF_8));
      }
    }
    return headers;
  }
}
