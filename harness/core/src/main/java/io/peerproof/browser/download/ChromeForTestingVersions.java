package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.DownloadException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lists of Chrome for Testing, see <a
 * href="https://github.com/GoogleChromeLabs/chrome-for-testing#json-api-endpoints">its
 * endpoints</a>. {@code SE_BROWSER_MIRROR_URL} names a mirror of them, as for Selenium Manager.
 */
final class ChromeForTestingVersions {
  static final String MIRROR = "SE_BROWSER_MIRROR_URL";
  private static final String PUBLIC = "https://googlechromelabs.github.io/chrome-for-testing/";
  private static final JsonMapper JSON = new JsonMapper();

  private final HostEnvironment host;
  private final HttpRequests http;

  ChromeForTestingVersions(HostEnvironment host) {
    this.host = host;
    this.http = new HttpRequests(host.environment());
  }

  /** Returns all versions with a browser and a driver. */
  List<String> versions() throws DownloadException {
    return read("known-good-versions-with-downloads.json")
        .path("versions")
        .valueStream()
        .filter(release -> !release.path("downloads").path("chromedriver").isMissingNode())
        .map(release -> release.path("version").asString(""))
        .filter(version -> BrowserVersion.in(version).isPresent())
        .toList();
  }

  /** Returns the version of {@code stable}, {@code beta}, {@code dev} or {@code canary}. */
  String of(String channel) throws DownloadException {
    String file = "last-known-good-versions-with-downloads.json";
    URI address = address(file);
    return read(file)
        .path("channels")
        .valueStream()
        .filter(release -> release.path("channel").asString("").equalsIgnoreCase(channel))
        .map(release -> release.path("version").asString(""))
        .findFirst()
        .orElseThrow(
            () ->
                new DownloadException(
                    WebAddresses.shown(address) + " lists no channel " + channel,
                    "name a version: chrome@131."));
  }

  private JsonNode read(String file) throws DownloadException {
    URI address = address(file);
    String answer = http.text(address, Map.of());
    try {
      return JSON.readTree(answer);
    } catch (JacksonException e) {
      throw new DownloadException(
          WebAddresses.shown(address) + " did not return a list of Chrome for Testing versions",
          "check that " + MIRROR + " is the URL of a mirror of it.");
    }
  }

  private URI address(String file) throws DownloadException {
    String base = host.variable(MIRROR).orElse(PUBLIC);
    try {
      return URI.create(base.endsWith("/") ? base : base + "/").resolve(file);
    } catch (IllegalArgumentException e) {
      throw new DownloadException(
          "\"" + WebAddresses.shown(base) + "\" is no address of the web",
          "correct " + MIRROR + ".");
    }
  }
}
