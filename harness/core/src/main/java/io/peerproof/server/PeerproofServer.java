package io.peerproof.server;

import io.javalin.Javalin;
import io.peerproof.signaling.IceServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server: pages at {@code /}, signaling at {@code /signal}, STUN on UDP. It is reachable
 * when {@link #start} returns. Its threads and ports are released when {@link #close} returns.
 */
public final class PeerproofServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PeerproofServer.class);

  private final ServerOptions options;
  private final InetAddress address;
  private final int port;
  private final IceServerOffer iceServers;
  private final Optional<SelfSignedCertificate> certificate;
  private final SignalingEndpoint signaling;
  private final ResourceStack resources;

  private PeerproofServer(
      ServerOptions options,
      InetAddress address,
      int port,
      IceServerOffer iceServers,
      Optional<SelfSignedCertificate> certificate,
      SignalingEndpoint signaling,
      ResourceStack resources) {
    this.options = options;
    this.address = address;
    this.port = port;
    this.iceServers = iceServers;
    this.certificate = certificate;
    this.signaling = signaling;
    this.resources = resources;
  }

  /**
   * Starts a server and returns when it is reachable.
   *
   * @throws ServerStartException if a port is taken, the host is not an address of this machine, or
   *     a folder of pages is missing; no resource stays open
   */
  public static PeerproofServer start(ServerOptions options) {
    return start(options, SocketLimits.DEFAULT);
  }

  static PeerproofServer start(ServerOptions options, SocketLimits limits) {
    long startedAt = System.nanoTime();
    ResourceStack resources = new ResourceStack();
    try {
      PeerproofServer server = start(options, limits, resources);
      log.debug("{} is up after {} ms", server.url(), (System.nanoTime() - startedAt) / 1_000_000);
      return server;
    } catch (RuntimeException e) {
      ServerStartException failure = StartFailureMessages.of(e, options);
      try {
        resources.close();
      } catch (RuntimeException alsoFailed) {
        failure.addSuppressed(alsoFailed);
      }
      throw failure;
    }
  }

  private static PeerproofServer start(
      ServerOptions options, SocketLimits limits, ResourceStack resources) {
    InetAddress address = resolve(options.host());
    OptionalInt stunPort = OptionalInt.empty();
    if (options.stun()) {
      stunPort = OptionalInt.of(resources.add(startStun(address)).port());
    }
    IceServerOffer iceServers = new IceServerOffer(options.iceServers(), stunPort, address);
    SignalingEndpoint endpoint =
        resources.add(
            SignalingEndpoint.start(options.roomCapacity(), iceServers, options.origins(), limits));
    Optional<SelfSignedCertificate> certificate =
        options.https()
            ? Optional.of(SelfSignedCertificate.make(LocalAddresses.ofLan(), Instant.now()))
            : Optional.empty();
    Javalin web =
        WebServer.create(options, limits, AllowedHosts.of(address, options), certificate, endpoint);
    web.start();
    resources.add(web::stop);
    resources.add(endpoint::closeSockets);
    return new PeerproofServer(
        options, address, web.port(), iceServers, certificate, endpoint, resources);
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new ServerStartException(
          "There is no host \""
              + host
              + "\". Listen on 127.0.0.1 for this machine only, or on 0.0.0.0 for the network.",
          e);
    }
  }

  private static StunServer startStun(InetAddress address) {
    try {
      return StunServer.start(address);
    } catch (IOException e) {
      throw new UncheckedIOException("no UDP port for STUN: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the root of the pages as this machine opens it, such as {@code
   * http://127.0.0.1:41507/}.
   */
  public URI url() {
    return urlAt(address.isAnyLocalAddress() ? "127.0.0.1" : LocalAddresses.inUrl(address));
  }

  /**
   * Returns the address of one page.
   *
   * @param path path from the root, with an optional query, such as {@code /?room=blue&auto}
   */
  public URI url(String path) {
    return url().resolve(path);
  }

  /** Returns the TCP port of the pages and the signaling. */
  public int port() {
    return port;
  }

  /**
   * Returns the addresses at which other machines of the network may open the page, the likeliest
   * first. Returns {@link #url()} if the server listens on one address, or the machine has no
   * network.
   */
  public List<URI> addresses() {
    if (!address.isAnyLocalAddress()) {
      return List.of(url());
    }
    List<URI> addresses =
        LocalAddresses.ofLan().stream().map(LocalAddresses::inUrl).map(this::urlAt).toList();
    return addresses.isEmpty() ? List.of(url()) : addresses;
  }

  /** Returns the {@code stun:} URLs for a page opened at {@link #url}; empty without STUN. */
  public List<String> stunUrls() {
    return iceServers.forHost(url().getHost()).stream()
        .map(IceServer::urls)
        .flatMap(List::stream)
        .filter(url -> url.startsWith("stun"))
        .toList();
  }

  /** Returns the certificate that was created for HTTPS; empty without HTTPS. */
  public Optional<X509Certificate> certificate() {
    return certificate.map(SelfSignedCertificate::certificate);
  }

  /**
   * Returns its SHA-256 fingerprint as browsers show it, {@code AB:CD:…}, for a person to compare.
   */
  public Optional<String> certificateFingerprint() {
    return certificate.map(SelfSignedCertificate::fingerprint);
  }

  /** Returns its signaling, for tests that count what is open. */
  SignalingEndpoint signaling() {
    return signaling;
  }

  /** Returns true if only this machine reaches it. */
  public boolean isForThisMachine() {
    return address.isLoopbackAddress();
  }

  private URI urlAt(String host) {
    return URI.create((options.https() ? "https" : "http") + "://" + host + ":" + port + "/");
  }

  /** Closes all sockets and ports; pages receive the close code 1001. Idempotent. */
  @Override
  public void close() {
    resources.close();
  }
}
