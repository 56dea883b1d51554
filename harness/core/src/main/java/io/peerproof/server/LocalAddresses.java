package io.peerproof.server;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses by which other machines of the network may reach this one. */
final class LocalAddresses {

  /** Network interfaces of containers and virtual machines, over which no person opens a page. */
  private static final Pattern VIRTUAL =
      Pattern.compile("(docker|veth|br-|virbr|vmnet|vboxnet|cni|flannel|cali|lxc|podman).*");

  private static final Logger log = LoggerFactory.getLogger(LocalAddresses.class);

  private LocalAddresses() {}

  /**
   * Returns the addresses, IPv4 before IPv6, without loopback and link-local ones; may be empty.
   */
  static List<InetAddress> ofLan() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(LocalAddresses::reachesPeople)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .sorted(Comparator.comparing(Inet6Address.class::isInstance))
          .toList();
    } catch (SocketException e) {
      log.debug("the network interfaces cannot be listed", e);
      return List.of();
    }
  }

  private static boolean reachesPeople(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback() && !isVirtual(network.getName());
    } catch (SocketException e) {
      return false; // it went away while we looked
    }
  }

  static boolean isVirtual(String interfaceName) {
    return VIRTUAL.matcher(interfaceName).matches();
  }

  /**
   * Formats an address for a URL: IPv6 in brackets, without the zone, which is local to this
   * machine.
   */
  static String inUrl(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet4Address ? text : "[" + text + "]";
  }
}
