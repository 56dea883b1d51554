package io.peerproof.call;

import io.peerproof.call.steps.Step;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.server.ServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Settings of calls. Start from {@link #defaults()}.
 *
 * @param peers peers in order, 2 to {@value PeerRole#MOST_PEERS}; of two, the caller and the callee
 * @param server server of the pages and of their signaling
 * @param expect media that a call should carry; empty if the actions of the pages define them
 * @param source required source of video and audio
 * @param steps actions on the pages after both are open; empty if the pages call by themselves
 * @param limits limits of the measures; without limits, no measure affects a verdict
 * @param timing time limit and hold time of a call
 * @param calls number of calls, one after another in the same browsers; 1 or more
 * @param options options of the run
 */
public record CallSettings(
    List<PeerSettings> peers,
    ServerOptions server,
    Optional<CallExpectation> expect,
    MediaSourcePolicy source,
    List<Step> steps,
    MeasureLimits limits,
    Timing timing,
    int calls,
    Options options) {

  /**
   * Default time limit. A call takes half a second; twenty leave room for a busy machine and for
   * ICE retries.
   */
  public static final Duration TIMEOUT = Duration.ofSeconds(20);

  /**
   * Default of the longest outage that a held call may have. A judge needs a second without media
   * to tell an outage from a pause, so no outage that is found is tolerated.
   */
  public static final Duration MAX_OUTAGE = Duration.ofSeconds(1);

  /** Capacity of the harness's rooms: its two peers. */
  private static final int ROOM_CAPACITY = 2;

  /**
   * Time limit and hold time of a call.
   *
   * @param timeout time limit from the opening of the pages to the proof
   * @param hold time that the proof must hold afterwards
   * @param maxOutage longest interruption of a kind of media in the hold time
   */
  public record Timing(Duration timeout, Duration hold, Duration maxOutage) {

    /** Creates a timing with the default tolerance for interruptions. */
    public Timing(Duration timeout, Duration hold) {
      this(timeout, hold, MAX_OUTAGE);
    }

    public Timing {
      if (timeout.isZero() || timeout.isNegative()) {
        throw new IllegalArgumentException("the time limit must be more than 0, but is " + timeout);
      }
      if (hold.isNegative()) {
        throw new IllegalArgumentException("the hold time must be 0 or more, but is " + hold);
      }
      if (maxOutage.isNegative()) {
        throw new IllegalArgumentException(
            "the longest outage must be 0 or more, but is " + maxOutage);
      }
    }
  }

  /**
   * Options of the run that do not change the call.
   *
   * @param headed true if windows are opened
   * @param install true if missing browsers may be installed as packages
   * @param screenshots true if screenshots of passed calls are kept too
   * @param command command line for the report
   * @param maxBrowsers largest number of browsers of all calls that run at once on this machine, 1
   *     or more; empty for as many as the machine carries
   */
  public record Options(
      boolean headed,
      boolean install,
      boolean screenshots,
      List<String> command,
      OptionalInt maxBrowsers) {
    public Options {
      command = List.copyOf(command);
      if (maxBrowsers.isPresent() && maxBrowsers.getAsInt() < 1) {
        throw new IllegalArgumentException(
            "the number of browsers must be 1 or more, but is " + maxBrowsers.getAsInt());
      }
    }
  }

  public CallSettings {
    peers = List.copyOf(peers);
    PeerRole.of(peers.size()); // rejects a number of peers that cannot call
    steps = List.copyOf(steps);
    if (calls < 1) {
      throw new IllegalArgumentException("the number of calls must be 1 or more, but is " + calls);
    }
  }

  /**
   * Returns settings for the demo page in any available browser, headless, with video and audio in
   * both directions.
   */
  public static CallSettings defaults() {
    return new CallSettings(
        List.of(
            PeerSettings.at("/?room={call}&name=Caller&auto=call"),
            PeerSettings.at("/?room={call}&name=Callee&auto=answer")),
        ServerOptions.defaults().withRoomCapacity(ROOM_CAPACITY).withCachedPages(),
        Optional.empty(),
        MediaSourcePolicy.CAMERA,
        List.of(),
        MeasureLimits.NONE,
        new Timing(TIMEOUT, Duration.ZERO),
        1,
        new Options(false, true, false, List.of(), OptionalInt.empty()));
  }

  /** Returns the roles of the peers, in order. */
  public List<PeerRole> roles() {
    return PeerRole.of(peers.size());
  }

  /** Returns the first peer, which makes the offer in a call of two. */
  public PeerSettings caller() {
    return peers.get(0);
  }

  /** Returns the second peer, which answers in a call of two. */
  public PeerSettings callee() {
    return peers.get(1);
  }

  public PeerSettings peer(PeerRole role) {
    return peers.get(role.number() - 1);
  }

  /**
   * Returns settings for another number of peers: the caller, and the others all with the settings
   * of the callee.
   */
  public CallSettings withPeers(int number) {
    return with(PeerRole.of(number).stream()
            .map(role -> role.number() == 1 ? caller() : callee())
            .toList())
        .withServer(server.withRoomCapacity(Math.max(number, server.roomCapacity())));
  }

  /** Returns settings with one peer changed. */
  public CallSettings with(PeerRole role, UnaryOperator<PeerSettings> change) {
    List<PeerSettings> changed = new ArrayList<>(peers);
    changed.set(role.number() - 1, change.apply(peer(role)));
    return with(changed);
  }

  /** Returns settings with each peer changed. */
  public CallSettings withEach(UnaryOperator<PeerSettings> change) {
    return with(peers.stream().map(change).toList());
  }

  private CallSettings with(List<PeerSettings> newPeers) {
    return new CallSettings(
        newPeers, server, expect, source, steps, limits, timing, calls, options);
  }

  public CallSettings withServer(ServerOptions newServer) {
    return new CallSettings(
        peers, newServer, expect, source, steps, limits, timing, calls, options);
  }

  /**
   * Returns settings with the expected media; without them, the actions of the pages define the
   * expectation.
   */
  public CallSettings withExpect(CallExpectation newExpect) {
    return new CallSettings(
        peers, server, Optional.of(newExpect), source, steps, limits, timing, calls, options);
  }

  /** Returns settings with the required source of video and audio. */
  public CallSettings withSource(MediaSourcePolicy newSource) {
    return new CallSettings(
        peers, server, expect, newSource, steps, limits, timing, calls, options);
  }

  /** Returns settings with actions on the pages; the time limit of the call includes them. */
  public CallSettings withSteps(List<Step> newSteps) {
    return new CallSettings(
        peers, server, expect, source, newSteps, limits, timing, calls, options);
  }

  /** Returns settings with limits for the measures of a call. */
  public CallSettings withLimits(MeasureLimits newLimits) {
    return new CallSettings(
        peers, server, expect, source, steps, newLimits, timing, calls, options);
  }

  public CallSettings withTimeout(Duration timeout) {
    return with(new Timing(timeout, timing.hold(), timing.maxOutage()));
  }

  /** Returns settings with the time that the proof must hold. */
  public CallSettings withHold(Duration hold) {
    return with(new Timing(timing.timeout(), hold, timing.maxOutage()));
  }

  /** Returns settings with the longest interruption of media that the hold time may contain. */
  public CallSettings withMaxOutage(Duration maxOutage) {
    return with(new Timing(timing.timeout(), timing.hold(), maxOutage));
  }

  private CallSettings with(Timing newTiming) {
    return new CallSettings(
        peers, server, expect, source, steps, limits, newTiming, calls, options);
  }

  /** Returns settings with the number of calls, one after another in the same browsers. */
  public CallSettings withCalls(int newCalls) {
    return new CallSettings(
        peers, server, expect, source, steps, limits, timing, newCalls, options);
  }

  public CallSettings withHeaded(boolean headed) {
    Options o = options;
    return with(new Options(headed, o.install(), o.screenshots(), o.command(), o.maxBrowsers()));
  }

  public CallSettings withInstall(boolean install) {
    Options o = options;
    return with(new Options(o.headed(), install, o.screenshots(), o.command(), o.maxBrowsers()));
  }

  public CallSettings withScreenshots(boolean screenshots) {
    Options o = options;
    return with(new Options(o.headed(), o.install(), screenshots, o.command(), o.maxBrowsers()));
  }

  public CallSettings withCommand(List<String> command) {
    Options o = options;
    return with(new Options(o.headed(), o.install(), o.screenshots(), command, o.maxBrowsers()));
  }

  /**
   * Returns settings with the largest number of browsers of all calls that run at once; further
   * calls wait.
   */
  public CallSettings withMaxBrowsers(int most) {
    Options o = options;
    return with(
        new Options(o.headed(), o.install(), o.screenshots(), o.command(), OptionalInt.of(most)));
  }

  private CallSettings with(Options newOptions) {
    return new CallSettings(
        peers, server, expect, source, steps, limits, timing, calls, newOptions);
  }
}
