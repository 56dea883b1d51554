package io.peerproof.server;

import io.peerproof.signaling.IceServer;
import io.peerproof.signaling.Signaling;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes WebSockets in, and owns the heartbeat that watches over them. */
final class SignalingEndpoint implements JettyWebSocketCreator, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SignalingEndpoint.class);

  /** A frame is written in microseconds, unless the page does not read. */
  private static final Duration GOODBYE = Duration.ofMillis(200);

  private final CompletableFuture<Signaling> signaling;
  private final IceServerOffer iceServers;
  private final List<String> origins;
  private final Heartbeat<SignalingSocket> heartbeat = new Heartbeat<>(System::nanoTime);
  private final ScheduledExecutorService beats;

  private SignalingEndpoint(int roomCapacity, IceServerOffer iceServers, List<String> origins) {
    this.origins = origins;
    this.iceServers = iceServers;
    this.beats =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "peerproof-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    // The JSON library takes a quarter of a second to come up: beside Jetty, not before it.
    this.signaling =
        CompletableFuture.supplyAsync(
            () -> Signaling.create(roomCapacity, System::nanoTime), beats);
  }

  /**
   * @param origins of other servers' pages that are let in
   */
  static SignalingEndpoint start(
      int roomCapacity, IceServerOffer iceServers, List<String> origins) {
    SignalingEndpoint endpoint = new SignalingEndpoint(roomCapacity, iceServers, origins);
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
    if (!isOwnPage(origin, request.getHeader("Host")) && !isLetIn(origin)) {
      response.sendForbidden("the page was not served from here");
      return null;
    }
    // Compressing a few kilobytes costs more than sending them to the same machine or LAN.
    response.setExtensions(List.of());
    List<IceServer> offered = iceServers.forHost(host);
    return new SignalingSocket(signaling.join(), offered, heartbeat);
  }

  private boolean isLetIn(@Nullable String origin) {
    return origin != null && origins.stream().anyMatch(origin::equalsIgnoreCase);
  }

  /**
   * Browsers let any page open a WebSocket to any server, this machine's included, and say in
   * Origin whose page it is (RFC 6455, section 10.2). Programs that are no browser send none.
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
      log.error("a heartbeat failed", e); // thrown, it would have been the last one
    }
  }

  /** Tells every page that the server goes, while it still can. */
  void sayGoodbye() {
    CompletableFuture<?>[] told =
        heartbeat.watched().stream()
            .map(SignalingSocket::goodbye)
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(told).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.debug("some pages could not be told that the server closes", e);
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
