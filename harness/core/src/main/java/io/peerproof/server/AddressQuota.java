package io.peerproof.server;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Counter of connections, in all and of each address, with a maximum for both. Thread-safe. */
final class AddressQuota {

  /** The refusal of a connection, if there is one. */
  enum Answer {
    ADMITTED,
    FULL,
    FULL_FOR_ADDRESS
  }

  /** The part of an IPv6 address that a provider gives to one customer: 64 bits. */
  private static final int IPV6_PREFIX_BYTES = 8;

  private final int max;
  private final int maxOfAddress;
  private final Map<String, Integer> counts = new HashMap<>();
  private int all;

  AddressQuota(int max, int maxOfAddress) {
    this.max = max;
    this.maxOfAddress = maxOfAddress;
  }

  /** Counts one connection more, unless there are too many. */
  synchronized Answer enter(InetAddress address) {
    Answer answer = ask(address);
    if (answer == Answer.ADMITTED) {
      all++;
      counts.merge(key(address), 1, Integer::sum);
    }
    return answer;
  }

  /** Returns the answer that {@link #enter} would give now. */
  synchronized Answer ask(InetAddress address) {
    if (all >= max) {
      return Answer.FULL;
    }
    boolean full =
        !address.isLoopbackAddress() && counts.getOrDefault(key(address), 0) >= maxOfAddress;
    return full ? Answer.FULL_FOR_ADDRESS : Answer.ADMITTED;
  }

  /** Counts one admitted connection less. */
  synchronized void leave(InetAddress address) {
    all--;
    counts.computeIfPresent(key(address), (key, count) -> count == 1 ? null : count - 1);
  }

  synchronized int count() {
    return all;
  }

  private static String key(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean ipv6 = bytes.length > 4;
    return HexFormat.of().formatHex(ipv6 ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
  }
}
