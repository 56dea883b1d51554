package io.peerproof.server;

import io.peerproof.browser.platform.DaemonThreads;
import io.peerproof.signaling.IceServer;
import io.peerproof.signaling.Signaling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketCreator;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts WebSockets and owns the heartbeat that watches them. */
final class SignalingEndpoint implements JettyWebSocketCreator, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SignalingEndpoint.class);

  /**
   * Time limit for the close frames. Writing one takes microseconds, unless the page does not read.
   */
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(200);

  private final CompletableFuture<Signaling> signaling;
  private final IceServerOffer iceServers;
  private final List<String> origins;
  private final AddressQuota quota;
  private final Heartbeat<SignalingSocket> heartbeat;
  private final OutboxMemory memory = OutboxMemory.ofHeap();
  private final ScheduledExecutorService beats;

  private SignalingEndpoint(
      int roomCapacity, IceServerOffer iceServers, List<String> origins, SocketLimits limits) {
    this.origins = origins;
    this.quota = new AddressQuota(limits.sockets(), limits.socketsOfAddress());
    this.heartbeat = new Heartbeat<>(System::nanoTime, limits.silence());
    this.iceServers = iceServers;
    this.beats =
        Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("peerproof-heartbeat"));
    // The JSON library takes a quarter of a second to load: in parallel with Jetty, not before it.
    this.signaling =
        CompletableFuture.supplyAsync(
            () -> Signaling.create(roomCapacity, System::nanoTime), beats);
  }

  /**
   * @param origins origins of other servers whose pages may connect
   */
  static SignalingEndpoint start(
      int roomCapacity, IceServerOffer iceServers, List<String> origins, SocketLimits limits) {
    SignalingEndpoint endpoint = new SignalingEndpoint(roomCapacity, iceServers, origins, limits);
    endpoint.beats.scheduleWithFixedDelay(
        endpoint::beat,
        Heartbeat.BEAT.toMillis(),
        Heartbeat.BEAT.toMillis(),
        TimeUnit.MILLISECONDS);
    return endpoint;
  }

  @Override
  public @Nullable Object createWebSocket(
      JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) throws IOException {
    String host = request.getHttpServletRequest().getServerName();
    String origin = request.getOrigin();
    if (!isOwnPage(origin, request.getHeader("Host")) && !isAllowed(origin)) {
      response.sendForbidden("this server did not serve the page");
      return null;
    }
    InetAddress address = addressOf(request);
    AddressQuota.Answer answer = quota.ask(address);
    if (answer != AddressQuota.Answer.ADMITTED) {
      boolean isFull = answer == AddressQuota.Answer.FULL;
      response.sendError(
          isFull ? HttpStatus.SERVICE_UNAVAILABLE_503 : HttpStatus.TOO_MANY_REQUESTS_429,
          "too many sockets");
      return null;
    }
    // Compressing a few kilobytes costs more than sending them to the same machine or LAN.
    response.setExtensions(List.of());
    List<IceServer> offered = iceServers.forHost(host);
    return new SignalingSocket(
        new SignalingSocket.Shared(signaling.join(), heartbeat, quota, memory), address, offered);
  }

  private static InetAddress addressOf(JettyServerUpgradeRequest request) {
    return request.getRemoteSocketAddress() instanceof InetSocketAddress socket
        ? socket.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  /** Returns the number of open sockets. */
  int socketCount() {
    return quota.count();
  }

  /** Returns the number of characters that wait to be read by pages. */
  long waitingCharacters() {
    return memory.waiting();
  }

  /** Returns the number of rooms with members. */
  int roomCount() {
    return signaling.join().roomCount();
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && origins.stream().anyMatch(origin::equalsIgnoreCase);
  }

  /**
   * Returns true if the page comes from this server. Browsers let any page open a WebSocket to any
   * server, and name the origin of the page in the header Origin (RFC 6455, section 10.2). Other
   * programs send no such header.
   */
  private static boolean isOwnPage(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void beat() {
    try {
      heartbeat.beat();
    } catch (RuntimeException e) {
      log.error("a heartbeat failed", e); // a thrown exception would stop the schedule
    }
  }

  /** Sends a close frame to every page before the server stops. */
  void closeSockets() {
    CompletableFuture<?>[] closing =
        heartbeat.watched().stream()
            .map(SignalingSocket::closeGoingAway)
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(closing).get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.debug("some pages did not receive the close frame", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    beats.shutdownNow();
    try {
      beats.awaitTermination(Heartbeat.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
