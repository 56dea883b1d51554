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

  private final Function<Role, List<PeerEvent>> events;
  private final Function<Role, Expectation> expectations;
  private final Supplier<Optional<CallEnd.Died>> deaths;
  private final LongSupplier nanoClock;
  private final Map<Role, Long> hopelessSince = new EnumMap<>(Role.class);

  CallWatch(
      Function<Role, List<PeerEvent>> events,
      Function<Role, Expectation> expectations,
      Supplier<Optional<CallEnd.Died>> deaths,
      LongSupplier nanoClock) {
    this.events = events;
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
    return Role.all().allMatch(this::isGood)
        ? Optional.of(new CallEnd.Proven())
        : Role.all().map(this::givenUp).flatMap(Optional::stream).findFirst();
  }

  private boolean isGood(Role role) {
    return PeerVerdicts.of(role, events.apply(role), expectations.apply(role)).good();
  }

  private Optional<CallEnd> givenUp(Role role) {
    return switch (Hopeless.of(events.apply(role))) {
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
