package io.peerproof.run;

import io.peerproof.call.Peer;
import io.peerproof.call.Role;
import io.peerproof.proof.Expectation;
import io.peerproof.proof.Hopeless;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at a call and knows when it is over. */
final class CallWatch implements Supplier<Optional<CallEnd>> {

  /**
   * How long a page has to do something about a refusal or a failed connection: an ICE restart, or
   * a second getUserMedia for sound alone, begins within a second of the failure.
   */
  static final Duration GRACE = Duration.ofMillis(1500);

  private final List<Peer> peers;
  private final Function<Peer, Expectation> expectations;
  private final Supplier<Optional<CallEnd.Died>> deaths;
  private final LongSupplier nanoClock;
  private final Map<Role, Long> hopelessSince = new EnumMap<>(Role.class);

  CallWatch(
      List<Peer> peers,
      Function<Peer, Expectation> expectations,
      Supplier<Optional<CallEnd.Died>> deaths,
      LongSupplier nanoClock) {
    this.peers = List.copyOf(peers);
    this.expectations = expectations;
    this.deaths = deaths;
    this.nanoClock = nanoClock;
  }

  @Override
  public Optional<CallEnd> get() {
    Optional<CallEnd.Died> died = deaths.get();
    if (died.isPresent()) {
      return Optional.of(died.get());
    }
    return peers.stream().allMatch(this::isGood)
        ? Optional.of(new CallEnd.Proven())
        : peers.stream().map(this::givenUp).flatMap(Optional::stream).findFirst();
  }

  private boolean isGood(Peer peer) {
    return PeerVerdicts.of(peer, expectations.apply(peer)).good();
  }

  private Optional<CallEnd> givenUp(Peer peer) {
    return switch (Hopeless.of(peer.events())) {
      case NO -> {
        hopelessSince.remove(peer.role());
        yield Optional.empty();
      }
      case UNLESS_THE_PAGE_ACTS -> {
        long now = nanoClock.getAsLong();
        @Nullable Long before = hopelessSince.putIfAbsent(peer.role(), now);
        boolean over = before != null && now - before > GRACE.toNanos();
        yield over ? Optional.of(gaveUpOn(peer)) : Optional.empty();
      }
      case YES -> Optional.of(gaveUpOn(peer));
    };
  }

  private static CallEnd gaveUpOn(Peer peer) {
    return new CallEnd.GivenUp("the " + peer.role().word() + " could not go on");
  }
}
