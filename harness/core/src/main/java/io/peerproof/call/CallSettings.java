package io.peerproof.call;

import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepsFile;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.expectation.OneWayPolicy;
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
 * @param setup peers, the server of their pages, and what is done on the pages
 * @param expectations media that a call should carry, and their quality
 * @param timing time limit and hold time of a call
 * @param options options of the run
 */
public record CallSettings(Setup setup, Expectations expectations, Timing timing, Options options) {

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
   * Peers of a call and their pages.
   *
   * @param peers peers in order, 2 to {@value PeerRole#MOST_PEERS}; of two, the caller and the
   *     callee
   * @param server server of the pages and of their signaling
   * @param steps actions on the pages after both are open; empty if the pages call by themselves
   * @param topology ends of the connections
   */
  public record Setup(
      List<PeerSettings> peers, ServerOptions server, List<Step> steps, CallTopology topology) {
    public Setup {
      peers = List.copyOf(peers);
      PeerRole.of(peers.size()); // rejects a number of peers that cannot call
      steps = List.copyOf(steps);
      StepsFile.check(steps);
      if (topology == CallTopology.LOOPBACK && peers.size() != 2) {
        throw new IllegalArgumentException(
            "a loopback is judged in two browsers, not in " + peers.size());
      }
    }
  }

  /**
   * Media that a call should carry, and their quality.
   *
   * @param expect media that a call should carry; empty if the actions of the pages define them
   * @param source required source of video and audio
   * @param limits limits of the measures; without limits, no measure affects a verdict
   * @param oneWay acceptance of a call in which media go one way, without a stated expectation
   */
  public record Expectations(
      Optional<CallExpectation> expect,
      MediaSourcePolicy source,
      MeasureLimits limits,
      OneWayPolicy oneWay) {}

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
   * @param calls number of calls, one after another in the same browsers; 1 or more
   * @param browsers use of the machine's browsers
   * @param artifacts contents of the report besides the calls
   */
  public record Options(int calls, BrowserUse browsers, Artifacts artifacts) {
    public Options {
      if (calls < 1) {
        throw new IllegalArgumentException(
            "the number of calls must be 1 or more, but is " + calls);
      }
    }

    private Options with(BrowserUse newBrowsers) {
      return new Options(calls, newBrowsers, artifacts);
    }

    private Options with(Artifacts newArtifacts) {
      return new Options(calls, browsers, newArtifacts);
    }

    /** Returns true if windows are opened. */
    public boolean headed() {
      return browsers.headed();
    }

    /** Returns true if missing browsers may be installed as packages. */
    public boolean install() {
      return browsers.install();
    }

    /** Returns true if screenshots of passed calls are kept too. */
    public boolean screenshots() {
      return artifacts.screenshots();
    }

    /** Returns the command line for the report. */
    public List<String> command() {
      return artifacts.command();
    }

    /** Returns the largest number of browsers that run at once. */
    public OptionalInt maxBrowsers() {
      return browsers.most();
    }
  }

  /**
   * Use of the machine's browsers.
   *
   * @param headed true if windows are opened
   * @param install true if missing browsers may be installed as packages
   * @param most largest number of browsers of all calls that run at once on this machine, 1 or
   *     more; empty for as many as the machine carries
   */
  public record BrowserUse(boolean headed, boolean install, OptionalInt most) {
    public BrowserUse {
      if (most.isPresent() && most.getAsInt() < 1) {
        throw new IllegalArgumentException(
            "the number of browsers must be 1 or more, but is " + most.getAsInt());
      }
    }
  }

  /**
   * Contents of a report besides the calls.
   *
   * @param screenshots true if screenshots of passed calls are kept too
   * @param command command line of the run
   */
  public record Artifacts(boolean screenshots, List<String> command) {
    public Artifacts {
      command = List.copyOf(command);
    }
  }

  /**
   * Returns settings for the demo page in any available browser, headless, with video and audio in
   * both directions.
   */
  public static CallSettings defaults() {
    return new CallSettings(
        new Setup(
            List.of(
                PeerSettings.at("/?room={call}&name=Caller&auto=call"),
                PeerSettings.at("/?room={call}&name=Callee&auto=answer")),
            ServerOptions.defaults().withRoomCapacity(ROOM_CAPACITY).withCachedPages(),
            List.of(),
            CallTopology.BETWEEN_BROWSERS),
        new Expectations(
            Optional.empty(), MediaSourcePolicy.CAMERA, MeasureLimits.NONE, OneWayPolicy.INFERRED),
        new Timing(TIMEOUT, Duration.ZERO),
        new Options(
            1, new BrowserUse(false, true, OptionalInt.empty()), new Artifacts(false, List.of())));
  }

  /** Returns the peers in order. */
  public List<PeerSettings> peers() {
    return setup.peers();
  }

  /** Returns the options of the server of the pages and of their signaling. */
  public ServerOptions server() {
    return setup.server();
  }

  /** Returns the actions on the pages; empty if the pages call by themselves. */
  public List<Step> steps() {
    return setup.steps();
  }

  /** Returns the ends of the connections. */
  public CallTopology topology() {
    return setup.topology();
  }

  /** Returns the media that a call should carry; empty if the actions of the pages define them. */
  public Optional<CallExpectation> expect() {
    return expectations.expect();
  }

  /** Returns the required source of video and audio. */
  public MediaSourcePolicy source() {
    return expectations.source();
  }

  /** Returns the limits of the measures. */
  public MeasureLimits limits() {
    return expectations.limits();
  }

  /** Returns the acceptance of a call in which media go one way, without a stated expectation. */
  public OneWayPolicy oneWay() {
    return expectations.oneWay();
  }

  /** Returns the number of calls, one after another in the same browsers. */
  public int calls() {
    return options.calls();
  }

  /** Returns the roles of the peers, in order. */
  public List<PeerRole> roles() {
    return PeerRole.of(peers().size());
  }

  /** Returns the first peer, which usually makes the offer in a call of two. */
  public PeerSettings caller() {
    return peers().get(0);
  }

  /** Returns the second peer, which usually answers in a call of two. */
  public PeerSettings callee() {
    return peers().get(1);
  }

  public PeerSettings peer(PeerRole role) {
    return peers().get(role.number() - 1);
  }

  /**
   * Returns settings for another number of peers: the caller, and the others all with the settings
   * of the callee.
   */
  public CallSettings withPeers(int number) {
    return with(PeerRole.of(number).stream()
            .map(role -> role.number() == 1 ? caller() : callee())
            .toList())
        .withServer(server().withRoomCapacity(Math.max(number, server().roomCapacity())));
  }

  /** Returns settings with one peer changed. */
  public CallSettings with(PeerRole role, UnaryOperator<PeerSettings> change) {
    List<PeerSettings> changed = new ArrayList<>(peers());
    changed.set(role.number() - 1, change.apply(peer(role)));
    return with(changed);
  }

  /** Returns settings with each peer changed. */
  public CallSettings withEach(UnaryOperator<PeerSettings> change) {
    return with(peers().stream().map(change).toList());
  }

  private CallSettings with(List<PeerSettings> newPeers) {
    return with(new Setup(newPeers, server(), steps(), topology()));
  }

  public CallSettings withServer(ServerOptions newServer) {
    return with(new Setup(peers(), newServer, steps(), topology()));
  }

  /**
   * Returns settings with the expected media; without them, the actions of the pages define the
   * expectation.
   */
  public CallSettings withExpect(CallExpectation newExpect) {
    return with(new Expectations(Optional.of(newExpect), source(), limits(), oneWay()));
  }

  /** Returns settings with the required source of video and audio. */
  public CallSettings withSource(MediaSourcePolicy newSource) {
    return with(new Expectations(expect(), newSource, limits(), oneWay()));
  }

  /** Returns settings with actions on the pages; the time limit of the call includes them. */
  public CallSettings withSteps(List<Step> newSteps) {
    return with(new Setup(peers(), server(), newSteps, topology()));
  }

  /** Returns settings with other ends of the connections. */
  public CallSettings withTopology(CallTopology newTopology) {
    return with(new Setup(peers(), server(), steps(), newTopology));
  }

  /** Returns settings with another acceptance of a call in which media go one way. */
  public CallSettings withOneWay(OneWayPolicy newOneWay) {
    return with(new Expectations(expect(), source(), limits(), newOneWay));
  }

  /** Returns settings with limits for the measures of a call. */
  public CallSettings withLimits(MeasureLimits newLimits) {
    return with(new Expectations(expect(), source(), newLimits, oneWay()));
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
    return new CallSettings(setup, expectations, newTiming, options);
  }

  private CallSettings with(Setup newSetup) {
    return new CallSettings(newSetup, expectations, timing, options);
  }

  private CallSettings with(Expectations newExpectations) {
    return new CallSettings(setup, newExpectations, timing, options);
  }

  /** Returns settings with the number of calls, one after another in the same browsers. */
  public CallSettings withCalls(int newCalls) {
    return with(new Options(newCalls, options.browsers(), options.artifacts()));
  }

  public CallSettings withHeaded(boolean headed) {
    BrowserUse old = options.browsers();
    return with(options.with(new BrowserUse(headed, old.install(), old.most())));
  }

  public CallSettings withInstall(boolean install) {
    BrowserUse old = options.browsers();
    return with(options.with(new BrowserUse(old.headed(), install, old.most())));
  }

  public CallSettings withScreenshots(boolean screenshots) {
    return with(options.with(new Artifacts(screenshots, options.command())));
  }

  public CallSettings withCommand(List<String> command) {
    return with(options.with(new Artifacts(options.screenshots(), command)));
  }

  /**
   * Returns settings with the largest number of browsers of all calls that run at once; further
   * calls wait.
   */
  public CallSettings withMaxBrowsers(int most) {
    BrowserUse old = options.browsers();
    return with(options.with(new BrowserUse(old.headed(), old.install(), OptionalInt.of(most))));
  }

  private CallSettings with(Options newOptions) {
    return new CallSettings(setup, expectations, timing, newOptions);
  }
}
