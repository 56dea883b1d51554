package io.peerproof.server;

import io.peerproof.signaling.IceServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a page is told to use: this server's STUN, under the name by which the page found the
 * server, and what the options add.
 *
 * @param given the options' servers
 * @param stunPort the UDP port of the server's own; empty for none
 * @param boundTo the address that it listens on
 */
record IceServerOffer(List<IceServer> given, OptionalInt stunPort, InetAddress boundTo) {

  /**
   * @param host the host of the page's address: a name, an IPv4 address or an IPv6 one
   */
  List<IceServer> forHost(String host) {
    List<IceServer> servers = new ArrayList<>();
    stunPort.ifPresent(port -> servers.add(IceServer.stun("stun:" + reachable(host) + ":" + port)));
    servers.addAll(given);
    return servers;
  }

  private String reachable(String host) {
    // "localhost" may be looked up as ::1, where nothing listens; an address leaves no doubt.
    if (host.equalsIgnoreCase("localhost") || host.isEmpty()) {
      return boundTo.isAnyLocalAddress() ? "127.0.0.1" : LocalAddresses.inUrl(boundTo);
    }
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
