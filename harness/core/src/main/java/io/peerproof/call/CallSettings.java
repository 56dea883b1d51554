package io.peerproof.call;

import io.peerproof.call.steps.Step;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.server.ServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * How calls are to be made. Start from {@link #defaults()}.
 *
 * @param caller the peer that makes the offer
 * @param callee the peer that answers
 * @param server that serves the pages and relays their signaling
 * @param expect what a call is to carry; empty: what the pages do tells
 * @param source where picture and sound have to come from
 * @param steps what is done on the pages when both are open; without any, they call by themselves
 * @param limits what its measures must keep to; without any, no measure bears on a verdict
 * @param timing how long a call may take and is watched
 * @param calls how many are made, one after the other in the same browsers; 1 or more
 * @param options of the run
 */
public record CallSettings(
    PeerSettings caller,
    PeerSettings callee,
    ServerOptions server,
    Optional<CallExpectation> expect,
    MediaSourcePolicy source,
    List<Step> steps,
    MeasureLimits limits,
    Timing timing,
    int calls,
    Options options) {

  /**
   * A call takes half a second; twenty leave room for a busy machine and an ICE that has to try.
   */
  public static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** The harness's rooms hold its two peers and nobody else. */
  private static final int ROOM_CAPACITY = 2;

  /**
   * How long a call may take and is watched.
   *
   * @param timeout how long the peers have, from the opening of their pages to the proof
   * @param hold how long the proof must stand after that
   */
  public record Timing(Duration timeout, Duration hold) {
    public Timing {
      if (timeout.isZero() || timeout.isNegative()) {
        throw new IllegalArgumentException("a call needs some time, not " + timeout);
      }
      if (hold.isNegative()) {
        throw new IllegalArgumentException("a proof cannot stand for " + hold);
      }
    }
  }

  /**
   * What concerns the run and not the call.
   *
   * @param headed whether to open windows
   * @param install whether packages may be installed where no browser is found
   * @param screenshots whether to keep the pages' pictures of a call that passed, too
   * @param command what the report says was asked for
   * @param maxBrowsers how many browsers of all calls run at once on this machine, 1 or more;
   *     empty: as many as it carries
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
            "1 browser or more at once, not " + maxBrowsers.getAsInt());
      }
    }
  }

  public CallSettings {
    steps = List.copyOf(steps);
    if (calls < 1) {
      throw new IllegalArgumentException("a run makes one call or more, not " + calls);
    }
  }

  /** The demo page in whatever browser is found, headless: video and audio both ways. */
  public static CallSettings defaults() {
    return new CallSettings(
        PeerSettings.at("/?room={call}&name=Caller&auto=call"),
        PeerSettings.at("/?room={call}&name=Callee&auto=answer"),
        ServerOptions.defaults().withRoomCapacity(ROOM_CAPACITY).withKeptPages(),
        Optional.empty(),
        MediaSourcePolicy.CAMERA,
        List.of(),
        MeasureLimits.NONE,
        new Timing(TIMEOUT, Duration.ZERO),
        1,
        new Options(false, true, false, List.of(), OptionalInt.empty()));
  }

  public PeerSettings peer(PeerRole role) {
    return role == PeerRole.CALLER ? caller : callee;
  }

  /** With one peer set up otherwise. */
  public CallSettings with(PeerRole role, UnaryOperator<PeerSettings> change) {
    PeerSettings newCaller = role == PeerRole.CALLER ? change.apply(caller) : caller;
    PeerSettings newCallee = role == PeerRole.CALLEE ? change.apply(callee) : callee;
    return new CallSettings(
        newCaller, newCallee, server, expect, source, steps, limits, timing, calls, options);
  }

  /** With both peers set up otherwise. */
  public CallSettings withBoth(UnaryOperator<PeerSettings> change) {
    return with(PeerRole.CALLER, change).with(PeerRole.CALLEE, change);
  }

  public CallSettings withServer(ServerOptions newServer) {
    return new CallSettings(
        caller, callee, newServer, expect, source, steps, limits, timing, calls, options);
  }

  /** What a call is to carry; without it, what the pages do tells. */
  public CallSettings withExpect(CallExpectation newExpect) {
    return new CallSettings(
        caller,
        callee,
        server,
        Optional.of(newExpect),
        source,
        steps,
        limits,
        timing,
        calls,
        options);
  }

  /** Where picture and sound have to come from. */
  public CallSettings withSource(MediaSourcePolicy newSource) {
    return new CallSettings(
        caller, callee, server, expect, newSource, steps, limits, timing, calls, options);
  }

  /** What is done on the pages; within the time that the call may take. */
  public CallSettings withSteps(List<Step> newSteps) {
    return new CallSettings(
        caller, callee, server, expect, source, newSteps, limits, timing, calls, options);
  }

  /** What the measures of a call must keep to. */
  public CallSettings withLimits(MeasureLimits newLimits) {
    return new CallSettings(
        caller, callee, server, expect, source, steps, newLimits, timing, calls, options);
  }

  public CallSettings withTimeout(Duration timeout) {
    return with(new Timing(timeout, timing.hold()));
  }

  /** How long the proof must stand. */
  public CallSettings withHold(Duration hold) {
    return with(new Timing(timing.timeout(), hold));
  }

  private CallSettings with(Timing newTiming) {
    return new CallSettings(
        caller, callee, server, expect, source, steps, limits, newTiming, calls, options);
  }

  /** How many calls, one after the other in the same browsers. */
  public CallSettings withCalls(int newCalls) {
    return new CallSettings(
        caller, callee, server, expect, source, steps, limits, timing, newCalls, options);
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

  /** How many browsers of all calls run at once; calls beyond that wait for their turn. */
  public CallSettings withMaxBrowsers(int most) {
    Options o = options;
    return with(
        new Options(o.headed(), o.install(), o.screenshots(), o.command(), OptionalInt.of(most)));
  }

  private CallSettings with(Options newOptions) {
    return new CallSettings(
        caller, callee, server, expect, source, steps, limits, timing, calls, newOptions);
  }
}
