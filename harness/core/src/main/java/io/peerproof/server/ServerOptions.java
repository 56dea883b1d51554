package io.peerproof.server;

import io.peerproof.signaling.IceServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Options of a {@link PeerproofServer}. Start from {@link #defaults()}.
 *
 * @param endpoint where it listens, and how
 * @param relay rules of the signaling relay
 * @param ice ICE servers that the pages get
 * @param pages the served folders, the longest prefix first
 */
public record ServerOptions(Endpoint endpoint, Relay relay, Ice ice, List<PageFolder> pages) {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int ROOM_CAPACITY = 8;
  private static final int MAX_PORT = 0xFFFF;

  /**
   * Address that the server listens on.
   *
   * @param host the address to listen on: {@code 127.0.0.1} for this machine only, {@code 0.0.0.0}
   *     for the whole network, or the address of one interface
   * @param port the TCP port; 0 for any free port
   * @param https true to serve over TLS, with a certificate created for this start
   * @param allowedHosts hosts by which pages may address the server, besides the names and
   *     addresses of this machine, such as {@code demo.example}
   */
  public record Endpoint(String host, int port, boolean https, List<String> allowedHosts) {
    public Endpoint {
      allowedHosts = List.copyOf(allowedHosts);
      for (String allowed : allowedHosts) {
        if (!allowed.matches(
            "[^\\s:/?#@\\[\\]*,]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?")) {
          throw new IllegalArgumentException(
              "\""
                  + allowed
                  + "\" is not a host. Write demo.example or 192.0.2.7, without a scheme, a port or a path.");
        }
      }
      if (host.isBlank()) {
        throw new IllegalArgumentException(
            "The host to listen on is empty. Use 127.0.0.1 for this machine, or 0.0.0.0 for all.");
      }
      if (port < 0 || port > MAX_PORT) {
        throw new IllegalArgumentException(
            port + " is not a port. Write a number from 0 (any free port) to " + MAX_PORT + ".");
      }
    }
  }

  /**
   * Rules of the signaling relay.
   *
   * @param roomCapacity maximum number of peers in a room, 2 or more
   * @param origins origins of other servers whose pages may use the relay, such as {@code
   *     https://app.example:8443}
   * @param relays relays of other servers that the demo page may use, such as {@code
   *     wss://relay.example/signal}; without a path, any path of that server
   */
  public record Relay(int roomCapacity, List<String> origins, List<String> relays) {
    public Relay {
      if (roomCapacity < 2) {
        throw new IllegalArgumentException(
            "A room needs a capacity of at least 2 for a call, not " + roomCapacity + ".");
      }
      origins = List.copyOf(origins);
      for (String origin : origins) {
        if (!origin.matches("https?://[^/\\s?#@]+")) {
          throw new IllegalArgumentException(
              "\""
                  + origin
                  + "\" is not an origin. Write https://app.example or http://localhost:3000, without a path.");
        }
      }
      relays = List.copyOf(relays);
      for (String relay : relays) {
        if (!relay.matches("wss?://[A-Za-z0-9._-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")) {
          throw new IllegalArgumentException(
              "\""
                  + relay
                  + "\" is not a relay. Write wss://relay.example/signal, without a user, a query or an IPv6 address.");
        }
      }
    }
  }

  /**
   * ICE servers that the pages get.
   *
   * @param stun true to run a STUN server and to offer it to the pages
   * @param servers ICE servers for the pages, in addition to the built-in STUN server
   */
  public record Ice(boolean stun, List<IceServer> servers) {
    public Ice {
      servers = List.copyOf(servers);
    }
  }

  public ServerOptions {
    pages = List.copyOf(pages);
  }

  /**
   * Returns the defaults: this machine only, a free port, plain HTTP, rooms of 8, the built-in STUN
   * server, the demo page.
   */
  public static ServerOptions defaults() {
    return new ServerOptions(
        new Endpoint(LOOPBACK, 0, false, List.of()),
        new Relay(ROOM_CAPACITY, List.of(), List.of()),
        new Ice(true, List.of()),
        List.of(PageFolder.demo()));
  }

  /** Returns the address to listen on; see {@link Endpoint}. */
  public String host() {
    return endpoint.host();
  }

  /** Returns the TCP port; 0 for any free port. */
  public int port() {
    return endpoint.port();
  }

  /** Returns true if the server serves over TLS. */
  public boolean https() {
    return endpoint.https();
  }

  /** Returns the additional hosts by which pages may address the server. */
  public List<String> allowedHosts() {
    return endpoint.allowedHosts();
  }

  /** Returns the maximum number of peers in a room. */
  public int roomCapacity() {
    return relay.roomCapacity();
  }

  /** Returns the origins of other servers whose pages may use the signaling relay. */
  public List<String> origins() {
    return relay.origins();
  }

  /** Returns the relays of other servers that the demo page may use. */
  public List<String> relays() {
    return relay.relays();
  }

  /** Returns true if a STUN server runs and is offered to the pages. */
  public boolean stun() {
    return ice.stun();
  }

  /** Returns the ICE servers for the pages, in addition to the built-in STUN server. */
  public List<IceServer> iceServers() {
    return ice.servers();
  }

  private ServerOptions with(Endpoint newEndpoint) {
    return new ServerOptions(newEndpoint, relay, ice, pages);
  }

  private ServerOptions with(Relay newRelay) {
    return new ServerOptions(endpoint, newRelay, ice, pages);
  }

  private ServerOptions with(Ice newIce) {
    return new ServerOptions(endpoint, relay, newIce, pages);
  }

  private ServerOptions with(List<PageFolder> newPages) {
    return new ServerOptions(endpoint, relay, ice, newPages);
  }

  /** Listens on this address; see {@link Endpoint}. */
  public ServerOptions withHost(String newHost) {
    return with(new Endpoint(newHost, port(), https(), allowedHosts()));
  }

  /** Listens on this TCP port; 0 takes a free one. */
  public ServerOptions withPort(int newPort) {
    return with(new Endpoint(host(), newPort, https(), allowedHosts()));
  }

  /** Limits a room to this number of peers. */
  public ServerOptions withRoomCapacity(int newCapacity) {
    return with(new Relay(newCapacity, origins(), relays()));
  }

  /** Serves over TLS, which browsers require before a page of another machine may use a camera. */
  public ServerOptions withHttps(boolean newHttps) {
    return with(new Endpoint(host(), port(), newHttps, allowedHosts()));
  }

  /**
   * Allows pages to address the server by these hosts, for example the alias of a container or the
   * name of a proxy. Names and addresses of this machine are always allowed.
   */
  public ServerOptions withAllowedHosts(String... newHosts) {
    return with(new Endpoint(host(), port(), https(), List.of(newHosts)));
  }

  /** Runs a STUN server and offers it to the pages, or does neither. */
  public ServerOptions withStun(boolean newStun) {
    return with(new Ice(newStun, iceServers()));
  }

  /**
   * Offers only these ICE servers to the pages: the built-in STUN server is switched off. With an
   * empty list the pages have host candidates only.
   */
  public ServerOptions withIceServers(List<IceServer> newServers) {
    return with(new Ice(false, newServers));
  }

  /** Allows pages of these other servers to use the signaling relay. */
  public ServerOptions withOrigins(String... newOrigins) {
    return with(new Relay(roomCapacity(), List.of(newOrigins), relays()));
  }

  /**
   * Allows the demo page to use these relays of other servers, when its address names one. Without
   * this it uses only the relay of its own server.
   */
  public ServerOptions withRelays(String... newRelays) {
    return with(new Relay(roomCapacity(), origins(), List.of(newRelays)));
  }

  /** Also serves this folder. It replaces a folder with the same prefix, such as the demo. */
  public ServerOptions withPages(PageFolder folder) {
    List<PageFolder> newPages = new ArrayList<>(pages);
    newPages.removeIf(old -> old.urlPrefix().equals(folder.urlPrefix()));
    newPages.add(folder);
    newPages.sort((a, b) -> b.urlPrefix().length() - a.urlPrefix().length());
    return with(newPages);
  }

  /**
   * Lets browsers cache the files of the class path that are served so far, for an hour. For
   * browsers whose profiles are deleted before the server stops.
   */
  public ServerOptions withCachedPages() {
    List<PageFolder> newPages = pages.stream().map(PageFolder::cached).toList();
    return with(newPages);
  }

  /** Serves the files of a directory under a prefix, such as {@code /} or {@code /my-page}. */
  public ServerOptions withPages(Path directory, String urlPrefix) {
    return withPages(PageFolder.of(urlPrefix, directory));
  }

  /** Serves a folder of the class path under a prefix, such as {@code /fixtures}. */
  public ServerOptions withPages(String classpathFolder, String urlPrefix) {
    return withPages(PageFolder.ofClasspath(urlPrefix, classpathFolder));
  }
}
