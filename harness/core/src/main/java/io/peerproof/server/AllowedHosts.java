package io.peerproof.server;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts by which a page may address this server: names and addresses of this machine, the
 * address that it listens on, and the hosts of {@code --allow-host}.
 *
 * <p>Any page on the web can have the name of its own server resolve to this machine (DNS
 * rebinding). The browser then takes this server for the page's own. Only the name, which the
 * browser sends as the host, tells the two apart.
 */
final class AllowedHosts {

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /** RFC 6761, section 6.3: names below it are this machine too. */
  private static final String LOCALHOST = "localhost";

  private static final Logger log = LoggerFactory.getLogger(AllowedHosts.class);

  private final boolean listensEverywhere;
  private final Set<String> given;
  private final Supplier<Set<String>> namesOfMachine;

  /**
   * @param namesOfMachine the names of this machine; asked for once, and only if a page uses a name
   *     that is not known otherwise, because the answer may come from a slow name server
   */
  AllowedHosts(InetAddress listensOn, List<String> given, Supplier<Set<String>> namesOfMachine) {
    this.listensEverywhere = listensOn.isAnyLocalAddress();
    this.given = given.stream().map(AllowedHosts::normal).collect(Collectors.toSet());
    this.namesOfMachine = new Once(namesOfMachine);
  }

  /**
   * Returns the allowed hosts of a server.
   *
   * @param listensOn the address that the server listens on
   */
  static AllowedHosts of(InetAddress listensOn, ServerOptions options) {
    List<String> given =
        Stream.concat(Stream.of(options.host()), options.allowedHosts().stream()).toList();
    return new AllowedHosts(listensOn, given, AllowedHosts::namesOfMachine);
  }

  /**
   * Returns true if a page may address this server by this host.
   *
   * @param host a name or an address, IPv6 with or without brackets, without a port
   */
  boolean allows(String host) {
    String normal = normal(host);
    if (normal.isEmpty()) {
      return false;
    }
    if (normal.equals(LOCALHOST) || normal.endsWith("." + LOCALHOST) || given.contains(normal)) {
      return true;
    }
    return isLiteral(normal) ? isOfMachine(normal) : namesOfMachine.get().contains(normal);
  }

  private boolean isOfMachine(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      return address.isLoopbackAddress()
          || (address.isAnyLocalAddress()
              ? listensEverywhere
              : NetworkInterface.getByInetAddress(address) != null);
    } catch (UnknownHostException | SocketException e) {
      log.debug("the address {} cannot be looked up", literal, e);
      return false;
    }
  }

  private static boolean isLiteral(String normal) {
    return normal.contains(":") || IPV4.matcher(normal).matches();
  }

  /** Returns the host in one form: lower case, no brackets, no zone, no dot at its end. */
  private static String normal(String host) {
    String lower = host.toLowerCase(Locale.ROOT).replaceFirst("^\\[(.*)]$", "$1");
    if (!lower.contains(":")) {
      return lower.replaceFirst("\\.$", "");
    }
    try {
      // With a colon it is never a name, so no name server is asked.
      InetAddress address = InetAddress.getByName("[" + lower.replaceFirst("%.*", "") + "]");
      return address.getHostAddress(); // of ::ffff:127.0.0.1 the IPv4 address
    } catch (UnknownHostException e) {
      return ""; // it is no address, so it is no host at all
    }
  }

  /** Returns this machine's names: as it is set, its first label, and that in the mDNS domain. */
  private static Set<String> namesOfMachine() {
    try {
      String name = normal(InetAddress.getLocalHost().getHostName());
      Set<String> names = new HashSet<>();
      if (!isLiteral(name) && !name.isEmpty()) {
        String label = name.replaceFirst("\\..*", "");
        names.addAll(List.of(name, label, label + ".local"));
      }
      return names;
    } catch (UnknownHostException e) {
      log.debug("the name of this machine is not known", e);
      return Set.of();
    }
  }

  /** Supplier that asks another one once. */
  private static final class Once implements Supplier<Set<String>> {

    private final Supplier<Set<String>> source;
    private Set<String> value = Set.of();
    private boolean asked;

    private Once(Supplier<Set<String>> source) {
      this.source = source;
    }

    @Override
    public synchronized Set<String> get() {
      if (!asked) {
        value = Set.copyOf(source.get());
        asked = true;
      }
      return value;
    }
  }
}
