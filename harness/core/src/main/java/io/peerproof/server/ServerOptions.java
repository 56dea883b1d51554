package io.peerproof.server;

import io.peerproof.signaling.IceServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Options of a {@link PeerproofServer}. Start from {@link #defaults()}.
 *
 * @param host the address to listen on: {@code 127.0.0.1} for this machine only, {@code 0.0.0.0}
 *     for the whole network, or the address of one interface
 * @param port the TCP port; 0 for any free port
 * @param roomCapacity maximum number of peers in a room, 2 or more
 * @param https true to serve over TLS, with a certificate created for this start
 * @param stun true to run a STUN server and to offer it to the pages
 * @param iceServers ICE servers for the pages, in addition to the built-in STUN server
 * @param origins origins of other servers whose pages may use the signaling relay, such as {@code
 *     https://app.example:8443}
 * @param pages the served folders, the longest prefix first
 */
public record ServerOptions(
    String host,
    int port,
    int roomCapacity,
    boolean https,
    boolean stun,
    List<IceServer> iceServers,
    List<String> origins,
    List<PageFolder> pages) {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int ROOM_CAPACITY = 8;
  private static final int MAX_PORT = 0xFFFF;

  public ServerOptions {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "The host to listen on is empty. Use 127.0.0.1 for this machine, or 0.0.0.0 for all.");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "A port is a number from 0 (any free one) to " + MAX_PORT + ", not " + port + ".");
    }
    if (roomCapacity < 2) {
      throw new IllegalArgumentException(
          "A room needs a capacity of at least 2 for a call, not " + roomCapacity + ".");
    }
    iceServers = List.copyOf(iceServers);
    origins = List.copyOf(origins);
    for (String origin : origins) {
      if (!origin.matches("https?://[^/\\s?#@]+")) {
        throw new IllegalArgumentException(
            "An origin is written https://app.example or http://localhost:3000, without a path, not \""
                + origin
                + "\".");
      }
    }
    pages = List.copyOf(pages);
  }

  /**
   * Returns the defaults: this machine only, a free port, plain HTTP, rooms of 8, the built-in STUN
   * server, the demo page.
   */
  public static ServerOptions defaults() {
    return new ServerOptions(
        LOOPBACK, 0, ROOM_CAPACITY, false, true, List.of(), List.of(), List.of(PageFolder.demo()));
  }

  /** Listens on this address; see {@link #host()}. */
  public ServerOptions withHost(String newHost) {
    return new ServerOptions(newHost, port, roomCapacity, https, stun, iceServers, origins, pages);
  }

  /** Listens on this TCP port; 0 takes a free one. */
  public ServerOptions withPort(int newPort) {
    return new ServerOptions(host, newPort, roomCapacity, https, stun, iceServers, origins, pages);
  }

  /** Limits a room to this number of peers. */
  public ServerOptions withRoomCapacity(int newCapacity) {
    return new ServerOptions(host, port, newCapacity, https, stun, iceServers, origins, pages);
  }

  /** Serves over TLS, which browsers require before a page of another machine may use a camera. */
  public ServerOptions withHttps(boolean newHttps) {
    return new ServerOptions(host, port, roomCapacity, newHttps, stun, iceServers, origins, pages);
  }

  /** Runs a STUN server and offers it to the pages, or does neither. */
  public ServerOptions withStun(boolean newStun) {
    return new ServerOptions(host, port, roomCapacity, https, newStun, iceServers, origins, pages);
  }

  /**
   * Offers only these ICE servers to the pages: the built-in STUN server is switched off. With an
   * empty list the pages have host candidates only.
   */
  public ServerOptions withIceServers(List<IceServer> newServers) {
    return new ServerOptions(host, port, roomCapacity, https, false, newServers, origins, pages);
  }

  /** Allows pages of these other servers to use the signaling relay. */
  public ServerOptions withOrigins(String... newOrigins) {
    return new ServerOptions(
        host, port, roomCapacity, https, stun, iceServers, List.of(newOrigins), pages);
  }

  /** Also serves this folder. It replaces a folder with the same prefix, such as the demo. */
  public ServerOptions withPages(PageFolder folder) {
    List<PageFolder> newPages = new ArrayList<>(pages);
    newPages.removeIf(old -> old.urlPrefix().equals(folder.urlPrefix()));
    newPages.add(folder);
    newPages.sort((a, b) -> b.urlPrefix().length() - a.urlPrefix().length());
    return new ServerOptions(host, port, roomCapacity, https, stun, iceServers, origins, newPages);
  }

  /**
   * Lets browsers cache the files of the class path that are served so far, for an hour. For
   * browsers whose profiles are deleted before the server stops.
   */
  public ServerOptions withCachedPages() {
    List<PageFolder> newPages = pages.stream().map(PageFolder::cached).toList();
    return new ServerOptions(host, port, roomCapacity, https, stun, iceServers, origins, newPages);
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
