package io.peerproof;

import io.peerproof.browser.AutoplayPolicy;
import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.ProbeTransport;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.FakeMediaProvider;
import io.peerproof.media.FakeMedia;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Browsers and a server for a test class. The server has the demo, the probe's modules and the
 * tests' own pages.
 */
public final class BrowserFixture implements AutoCloseable {

  private static final Path LOGS = Path.of("target", "peerproof", "stage");

  private final BrowserPool browsers = BrowserPool.onThisMachine(true, System.err::println);
  private final PeerproofServer server;
  private final FakeMediaProvider fakes = FakeMediaProvider.inUserCache();

  private BrowserFixture(PeerproofServer server) {
    this.server = server;
  }

  /** Starts a server with rooms for {@code capacity} peers. */
  public static BrowserFixture of(int capacity) {
    return new BrowserFixture(PeerproofServer.start(options().withRoomCapacity(capacity)));
  }

  /** Returns the options of the server. */
  public static ServerOptions options() {
    return ServerOptions.defaults()
        .withPages("/pages", "/test")
        .withPages("/io/peerproof/pages/probe", "/probe")
        .withPages("/io/peerproof/media", "/media");
  }

  /**
   * Starts two browsers at the same time, with the probe and the fake devices of peer 1 and peer 2.
   */
  public List<ProbedBrowser> twoBrowsers() {
    List<BrowserPool.LaunchRequest> orders =
        IntStream.of(1, 2).mapToObj(peer -> order(peer, CameraPolicy.GRANTED)).toList();
    return browsers.openAll(orders).stream().map(ProbedBrowser::new).toList();
  }

  /** Starts another browser. */
  public ProbedBrowser browser(int peer, CameraPolicy camera) {
    return new ProbedBrowser(bareBrowser(peer, camera));
  }

  /** Starts another browser of a person: pages do not see that a program drives it. */
  public ProbedBrowser personsBrowser(int peer) {
    BrowserPool.LaunchRequest order = order(peer, CameraPolicy.GRANTED);
    return new ProbedBrowser(
        browsers.open(
            order.spec(),
            order.options().withArguments("--disable-blink-features=AutomationControlled")));
  }

  /** Starts another browser with this protocol for its events. */
  public ProbedBrowser browser(ProbeTransport transport) {
    BrowserPool.LaunchRequest order = order(1, CameraPolicy.GRANTED);
    LaunchOptions options = order.options().withTransport(transport);
    return new ProbedBrowser(browsers.open(order.spec(), options));
  }

  /** Starts another browser without the probe. */
  public BrowserSession bareBrowser(int peer, CameraPolicy camera) {
    return browsers.openAll(List.of(order(peer, camera))).get(0);
  }

  private BrowserPool.LaunchRequest order(int peer, CameraPolicy camera) {
    FakeMedia media = fakes.of(peer);
    return new BrowserPool.LaunchRequest(
        BrowserSpec.auto(),
        LaunchOptions.named("peer-" + peer, LOGS)
            .withFakeVideo(media.video())
            .withFakeAudio(media.audio())
            .withAutoplay(AutoplayPolicy.ALLOW)
            .withCamera(camera));
  }

  /** Returns the signature of {@code peer}. */
  public PeerSignature signatureOf(int peer) {
    return fakes.signatureOf(peer);
  }

  public URI url() {
    return server.url();
  }

  public URI page(String name) {
    return server.url().resolve("/test/" + name);
  }

  @Override
  public void close() {
    browsers.close();
    server.close();
  }
}
