package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Media that a peer's descriptions allow it to receive (RFC 8866, section 6.7; RFC 3264, section
 * 6.1).
 */
public final class NegotiatedMedia {

  private static final Set<String> TAKES = Set.of("a=sendrecv", "a=recvonly");
  private static final Set<String> GIVES = Set.of("a=sendrecv", "a=sendonly");
  private static final Set<String> DIRECTIONS =
      Set.of("a=sendrecv", "a=recvonly", "a=sendonly", "a=inactive");

  private NegotiatedMedia() {}

  /**
   * The reason why no media of {@code kind} can arrive, by the last descriptions of both sides;
   * empty when some can, or when no description has a media section of that kind.
   */
  public static Optional<String> obstacle(PeerHistory history, MediaKind kind) {
    List<String> own = directions(history, Side.LOCAL, kind);
    List<String> others = directions(history, Side.REMOTE, kind);
    if (!own.isEmpty() && own.stream().noneMatch(TAKES::contains)) {
      return Optional.of("its own description says " + words(own) + " for " + kind);
    }
    if (!others.isEmpty() && others.stream().noneMatch(GIVES::contains)) {
      return Optional.of("the other side's description says " + words(others) + " for " + kind);
    }
    return Optional.empty();
  }

  /** Tells whether the last offer, of either side, has media of {@code kind} both ways. */
  public static boolean isOfferedBothWays(PeerHistory history, MediaKind kind) {
    return history.all(DescriptionSet.class).stream()
        .filter(set -> set.kind().equals("offer"))
        .reduce((earlier, later) -> later)
        .map(offer -> ofSections(offer.sdp(), kind).contains("a=sendrecv"))
        .orElse(false);
  }

  private static String words(List<String> directions) {
    return String.join(", ", directions).replace("a=", "");
  }

  /** Of each media section of {@code kind}; {@code a=inactive} for one that was rejected. */
  private static List<String> directions(PeerHistory history, Side side, MediaKind kind) {
    Map<String, String> last = new LinkedHashMap<>(); // by connection
    for (DescriptionSet set : history.all(DescriptionSet.class)) {
      if (set.side() == side) {
        last.put(set.pc(), set.sdp());
      }
    }
    List<String> directions = new ArrayList<>();
    last.values().forEach(sdp -> directions.addAll(ofSections(sdp, kind)));
    return directions;
  }

  private static List<String> ofSections(String sdp, MediaKind kind) {
    List<String> directions = new ArrayList<>();
    boolean wanted = false;
    boolean rejected = false;
    for (String line : sdp.lines().map(String::strip).toList()) {
      if (line.startsWith("m=")) {
        wanted = line.startsWith("m=" + kind + " ");
        rejected = line.startsWith("m=" + kind + " 0 ");
      } else if (wanted && DIRECTIONS.contains(line)) {
        directions.add(rejected ? "a=inactive" : line);
      }
    }
    return directions;
  }
}
