package io.peerproof.cli.option;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
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

  private static final String BASE = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

  /**
   * Returns the endpoint that the option names, else the one of the environment.
   *
   * @throws IllegalArgumentException if neither names one, or the value is unusable; the message
   *     says what to write
   */
  public static OtlpEndpoint of(@Nullable String option, Map<String, String> environment) {
    String traces = environment.getOrDefault(TRACES, "");
    String base = option != null ? option : environment.getOrDefault(BASE, "");
    if (option == null && !traces.isEmpty()) {
      return new OtlpEndpoint(uri("$" + TRACES, traces), headers(environment));
    }
    if (base.isEmpty()) {
      throw new IllegalArgumentException(
          "No collector is named. Name one with --endpoint http://localhost:4318 or in $OTEL_EXPORTER_OTLP_ENDPOINT.");
    }
    String given =
        uri(option == null ? "$" + BASE : "--endpoint", base).toString().replaceFirst("/+$", "");
    String whole = given.endsWith(PATH) ? given : given + PATH;
    return new OtlpEndpoint(URI.create(whole), headers(environment));
  }

  private static URI uri(String name, String written) {
    try {
      URI uri = new URI(written);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw unusable(name, written);
    }
    throw unusable(name, written);
  }

  private static IllegalArgumentException unusable(String name, String written) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s: \"%s\" is not the address of a collector. Write one like http://localhost:4318.",
            name,
            written));
  }

  /** Parses {@code key=value,key=value} with percent-encoded values. */
  private static Map<String, String> headers(Map<String, String> environment) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String pair : environment.getOrDefault(HEADERS, "").split(",", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        headers.put(pair.substring(0, at).trim(), decoded(pair.substring(at + 1).trim()));
      } else if (!pair.isBlank()) {
        throw unusableHeaders();
      }
    }
    return headers;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unusableHeaders();
    }
  }

  /** Returns an error without the value, which may be a token. */
  private static IllegalArgumentException unusableHeaders() {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "$%s does not consist of headers. Write KEY=VALUE pairs, separated by commas, with percent-encoded values.",
            HEADERS));
  }
}
