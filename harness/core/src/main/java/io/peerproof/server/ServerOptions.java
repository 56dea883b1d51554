package io.peerproof.server;

import io.peerproof.signaling.IceServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a {@link PeerproofServer} is set up. Start from {@link #defaults()}.
 *
 * @param host the address to listen on: {@code 127.0.0.1} for this machine alone, {@code 0.0.0.0}
 *     for the whole network, or the address of one interface
 * @param port the TCP port; 0 takes a free one
 * @param roomCapacity how many peers a room holds
 * @param https whether to serve TLS, with a certificate made for this start
 * @param stun whether to run a STUN server, and to tell the pages of it
 * @param iceServers what the pages are told beside the server's own STUN
 * @param origins of other servers' pages that may use the relay, such as {@code
 *     https://app.example:8443}
 * @param pages what is served, the longest fitting prefix first
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

  /** This machine only, a free port, plain HTTP, rooms of 8, its own STUN server, the demo page. */
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

  /** Lets so many peers into a room. */
  public ServerOptions withRoomCapacity(int newCapacity) {
    return new ServerOptions(host, port, newCapacity, https, stun, iceServers, origins, pages);
  }

  /** Serves TLS, which browsers demand before they give a camera to another machine's page. */
  public ServerOptions withHttps(boolean newHttps) {
    return new ServerOptions(host, port, roomCapacity, newHttps, stun, iceServers, origins, pages);
  }

  /** Runs a STUN server and tells the pages of it, or does neither. */
  public ServerOptions withStun(boolean newStun) {
    return new ServerOptions(host, port, roomCapacity, https, newStun, iceServers, origins, pages);
  }

  /**
   * Tells the pages to use these and nothing else: the server's own STUN is switched off. An empty
   * list leaves the pages with host candidates.
   */
  public ServerOptions withIceServers(List<IceServer> newServers) {
    return new ServerOptions(host, port, roomCapacity, https, false, newServers, origins, pages);
  }

  /** Lets pages of these other servers use the relay. */
  public ServerOptions withOrigins(String... newOrigins) {
    return new ServerOptions(
        host, port, roomCapacity, https, stun, iceServers, List.of(newOrigins), pages);
  }

  /** Serves this folder too; it takes the place of one with the same prefix, the demo for one. */
  public ServerOptions withPages(PageFolder folder) {
    List<PageFolder> newPages = new ArrayList<>(pages);
    newPages.removeIf(old -> old.urlPrefix().equals(folder.urlPrefix()));
    newPages.add(folder);
    newPages.sort((a, b) -> b.urlPrefix().length() - a.urlPrefix().length());
    return new ServerOptions(host, port, roomCapacity, https, stun, iceServers, origins, newPages);
  }

  /**
   * Lets browsers keep the files of the class path that are served so far, an hour long: for
   * browsers whose profiles do not outlive the server.
   */
  public ServerOptions withKeptPages() {
    List<PageFolder> newPages = pages.stream().map(PageFolder::kept).toList();
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
