package io.peerproof.browser;

import io.peerproof.browser.spec.BrowserFamily;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Connection;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;

/**
 * A session on a driver that other sessions share. Selenium's {@code ChromeDriver} would own its
 * driver, open a second connection for DevTools and search for classes of the browser's version;
 * its {@code Augmenter} would generate a class at run time.
 */
final class SharedServiceDriver extends RemoteWebDriver implements HasCdp {
  private static final String EXECUTE_CDP = "executeCdpCommand";

  private final Optional<BiDi> biDi;

  private SharedServiceDriver(
      HttpCommandExecutor executor,
      Capabilities wanted,
      ClientConfig config,
      ProbeTransport transport) {
    super(executor, wanted, config);
    this.biDi = transport == ProbeTransport.BIDI ? Optional.of(connect(config)) : Optional.empty();
  }

  /** Starts a browser and blocks until it answers. */
  static SharedServiceDriver start(
      URI driver, BrowserFamily kind, Capabilities wanted, ProbeTransport transport) {
    ClientConfig config = ClientConfig.defaultConfig().readTimeout(DriverTimeouts.DEFAULT.answer());
    try {
      URL url = driver.toURL();
      return new SharedServiceDriver(
          new HttpCommandExecutor(
              HttpClient.Factory.createDefault().createClient(config.baseUrl(url)),
              Map.of(
                  EXECUTE_CDP,
                  new CommandInfo(
                      "/session/:sessionId/" + kind.vendor + "/cdp/execute", HttpMethod.POST)),
              url),
          wanted,
          config,
          transport);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private BiDi connect(ClientConfig config) {
    String url = (String) getCapabilities().getCapability("webSocketUrl");
    if (url == null) {
      throw new org.openqa.selenium.SessionNotCreatedException(
          "the driver gave no address for WebDriver BiDi; a newer browser and driver are needed");
    }
    HttpClient client =
        HttpClient.Factory.createDefault().createClient(config.baseUri(URI.create(url)));
    return new BiDi(new Connection(client, url), DriverTimeouts.DEFAULT.answer());
  }

  /** The connection for WebDriver BiDi, where the session was started with one. */
  Optional<BiDi> biDi() {
    return biDi;
  }

  /** Closes the connection for WebDriver BiDi, if there is one. */
  void closeBiDi() {
    biDi.ifPresent(BiDi::close);
  }

  @Override
  public Map<String, Object> executeCdpCommand(String name, Map<String, Object> parameters) {
    @SuppressWarnings("unchecked")
    Map<String, Object> result =
        (Map<String, Object>)
            execute(EXECUTE_CDP, Map.of("cmd", name, "params", parameters)).getValue();
    return result;
  }
}
