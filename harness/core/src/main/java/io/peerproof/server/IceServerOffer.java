package io.peerproof.server;

import io.peerproof.signaling.IceServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The ICE servers offered to a page: this server's STUN, under the host name in the page's address,
 * and those of the options.
 *
 * @param given the ICE servers of the options
 * @param stunPort the UDP port of the built-in STUN server; empty without one
 * @param boundTo the address on which the built-in STUN server listens
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
    // "localhost" may resolve to ::1, where nothing listens; an address is unambiguous.
    if (host.equalsIgnoreCase("localhost") || host.isEmpty()) {
      return boundTo.isAnyLocalAddress() ? "127.0.0.1" : LocalAddresses.inUrl(boundTo);
    }
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
