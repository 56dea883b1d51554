package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A package in an npm registry. */
record NpmRegistryClient(NpmConfig settings, HttpRequests http, String name) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Media type without the read-me texts: a tenth of the bytes. */
  private static final String SHORT = "application/vnd.npm.install-v1+json, application/json;q=0.8";

  /**
   * A version of the package.
   *
   * @param tarball address of its file
   * @param digest empty if the registry sends no {@code integrity} with a known algorithm
   */
  record Release(String version, URI tarball, Optional<Checksum> digest) {}

  List<Release> releases() throws DownloadException {
    URI address = settings.registry().resolve(name.replace("/", "%2f"));
    Map<String, String> headers = new HashMap<>(settings.headers(address));
    headers.put("Accept", SHORT);
    String answer = http.text(address, headers);
    try {
      return JSON.readTree(answer).path("versions").properties().stream()
          .flatMap(entry -> release(entry.getKey(), entry.getValue().path("dist")))
          .toList();
    } catch (JacksonException | IllegalArgumentException e) {
      throw new DownloadException(
          WebAddresses.shown(address) + " did not return a package description: " + firstLine(e),
          "check that this is the address of an npm registry.");
    }
  }

  private Stream<Release> release(String version, JsonNode dist) {
    String tarball = dist.path("tarball").asString("");
    return tarball.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Release(
                version,
                settings.onRegistry(URI.create(tarball)),
                Checksum.ofIntegrity(dist.path("integrity").asString(""))));
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
