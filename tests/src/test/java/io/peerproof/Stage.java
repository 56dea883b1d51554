package io.peerproof;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.Browsers;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.ProbeTransport;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.FakePeers;
import io.peerproof.media.FakeMedia;
import io.peerproof.proof.expectation.Expectation;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Browsers and a server for a test class: the demo, the probe's modules and the tests' own pages.
 */
public final class Stage implements AutoCloseable {

  private static final Path LOGS = Path.of("target", "peerproof", "stage");

  private final Browsers browsers = Browsers.onThisMachine(true, System.err::println);
  private final PeerproofServer server;
  private final FakePeers fakes = FakePeers.inUserCache();

  private Stage(PeerproofServer server) {
    this.server = server;
  }

  /** A server of rooms for {@code capacity} peers. */
  public static Stage of(int capacity) {
    return new Stage(PeerproofServer.start(options().withRoomCapacity(capacity)));
  }

  /** What a stage serves. */
  public static ServerOptions options() {
    return ServerOptions.defaults()
        .withPages("/pages", "/test")
        .withPages("/io/peerproof/pages/probe", "/probe")
        .withPages("/io/peerproof/media", "/media");
  }

  /** Two browsers side by side, with the probe and the fake devices of peer 1 and peer 2. */
  public List<Watched> twoBrowsers() {
    List<Browsers.Order> orders =
        IntStream.of(1, 2).mapToObj(peer -> order(peer, CameraPolicy.GRANTED)).toList();
    return browsers.openAll(orders).stream().map(Watched::new).toList();
  }

  /** One more browser. */
  public Watched browser(int peer, CameraPolicy camera) {
    return new Watched(bareBrowser(peer, camera));
  }

  /** One more browser, which is heard by a protocol. */
  public Watched browser(ProbeTransport transport) {
    Browsers.Order order = order(1, CameraPolicy.GRANTED);
    LaunchOptions options = order.options().withTransport(transport);
    return new Watched(browsers.open(order.spec(), options));
  }

  /** One more browser, without the probe. */
  public BrowserSession bareBrowser(int peer, CameraPolicy camera) {
    return browsers.openAll(List.of(order(peer, camera))).get(0);
  }

  private Browsers.Order order(int peer, CameraPolicy camera) {
    FakeMedia media = fakes.of(peer);
    return new Browsers.Order(
        BrowserSpec.auto(),
        LaunchOptions.named("peer-" + peer, LOGS)
            .withFakeVideo(media.video())
            .withFakeAudio(media.audio())
            .withCamera(camera));
  }

  /** What is to be seen and heard of {@code peer}. */
  public Expectation expectationOf(int peer) {
    return fakes.expectationOf(peer);
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
