package io.peerproof.run;

import io.peerproof.call.Role;
import io.peerproof.probe.PeerEvent;
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

  /**
   * A page with an open connection speaks twice a second; one that has said nothing for so long is
   * not known to go on. Three of its intervals, since a busy machine is late.
   */
  static final Duration LONGEST_SILENCE = Duration.ofMillis(1500);

  /** What a peer's page said, and how long ago it last said anything. */
  record Heard(List<PeerEvent> events, Duration silence) {}

  private final Function<Role, Heard> peers;
  private final Function<Role, Expectation> expectations;
  private final Supplier<Optional<CallEnd.Died>> deaths;
  private final LongSupplier nanoClock;
  private final Map<Role, Long> hopelessSince = new EnumMap<>(Role.class);

  CallWatch(
      Function<Role, Heard> peers,
      Function<Role, Expectation> expectations,
      Supplier<Optional<CallEnd.Died>> deaths,
      LongSupplier nanoClock) {
    this.peers = peers;
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
    List<PeerVerdicts> verdicts = verdicts();
    boolean good = verdicts.stream().allMatch(v -> v.good() && !isSilent(v));
    return good
        ? Optional.of(new CallEnd.Proven(verdicts))
        : Role.all().map(this::givenUp).flatMap(Optional::stream).findFirst();
  }

  /** What can be said of both peers now, the caller first. */
  List<PeerVerdicts> verdicts() {
    return Role.all()
        .map(role -> PeerVerdicts.of(role, peers.apply(role).events(), expectations.apply(role)))
        .toList();
  }

  /** Why the call is over when {@code timeout} has passed. */
  CallEnd atDeadline(Duration timeout) {
    return verdicts().stream()
        .filter(this::isSilent)
        .findFirst()
        .<CallEnd>map(
            silent ->
                new CallEnd.Unusable(
                    "the page of the "
                        + silent.role().word()
                        + " has said nothing for "
                        + peers.apply(silent.role()).silence().toMillis()
                        + " ms: it hangs, or its tab crashed"))
        .orElseGet(() -> new CallEnd.TimedOut(timeout));
  }

  private boolean isSilent(PeerVerdicts verdicts) {
    return verdicts.speaks()
        && peers.apply(verdicts.role()).silence().compareTo(LONGEST_SILENCE) > 0;
  }

  private Optional<CallEnd> givenUp(Role role) {
    return switch (Hopeless.of(peers.apply(role).events())) {
      case NO -> {
        hopelessSince.remove(role);
        yield Optional.empty();
      }
      case UNLESS_THE_PAGE_ACTS -> {
        long now = nanoClock.getAsLong();
        @Nullable Long before = hopelessSince.putIfAbsent(role, now);
        boolean over = before != null && now - before > GRACE.toNanos();
        yield over ? Optional.of(new CallEnd.GivenUp(role)) : Optional.empty();
      }
      case YES -> Optional.of(new CallEnd.GivenUp(role));
    };
  }
}
