package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fingerprints of the certificates at both ends of a page's peer connections, by its descriptions.
 * The DTLS handshake fails when the far end has another certificate (RFC 8122, section 5; RFC 8827,
 * section 6.5), so a connection that works leads to the page that made that fingerprint known.
 */
final class DtlsFingerprints {

  private static final String ATTRIBUTE = "a=fingerprint:";

  private final Map<String, Set<String>> local = new HashMap<>();
  private final Map<String, Set<String>> remote = new HashMap<>();

  private DtlsFingerprints() {}

  static DtlsFingerprints of(PeerHistory history) {
    DtlsFingerprints fingerprints = new DtlsFingerprints();
    for (DescriptionSet set : history.all(DescriptionSet.class)) {
      (set.side() == Side.LOCAL ? fingerprints.local : fingerprints.remote)
          .computeIfAbsent(set.pc(), pc -> new HashSet<>())
          .addAll(in(set.sdp()));
    }
    return fingerprints;
  }

  private static Set<String> in(String sdp) {
    if (!sdp.contains(ATTRIBUTE)) {
      return Set.of();
    }
    return sdp.lines()
        .filter(line -> line.startsWith(ATTRIBUTE))
        .map(line -> line.substring(ATTRIBUTE.length()).strip().toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** The fingerprints of the page's own certificates. */
  public Set<String> own() {
    return local.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /**
   * The far end of a connection.
   *
   * @param others fingerprints of the other page's certificates
   */
  FarEnd farEnd(String pc, Set<String> others) {
    Set<String> named = remote.getOrDefault(pc, Set.of());
    if (named.isEmpty()) {
      return FarEnd.UNKNOWN;
    }
    if (!Collections.disjoint(named, others)) {
      return FarEnd.OTHER_PAGE;
    }
    return Collections.disjoint(named, own()) ? FarEnd.ELSEWHERE : FarEnd.OWN_PAGE;
  }
}
