package io.peerproof.proof.expectation;

import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Basis of a judgement: the media that each peer should receive, and the source of that knowledge.
 *
 * @param stated whether somebody said so; else it was inferred from what the pages did
 * @param caller what the caller is to receive
 * @param callee what the callee is to receive
 * @param because one sentence a peer: what it was inferred from, or what was stated
 */
public record ExpectationBasis(
    boolean stated, ExpectedMedia caller, ExpectedMedia callee, List<String> because) {
  public ExpectationBasis {
    because = List.copyOf(because);
  }

  /** By what somebody said. */
  public static ExpectationBasis stated(CallExpectation expectation) {
    return new ExpectationBasis(
        true,
        expectation.ofCaller(),
        expectation.ofCallee(),
        List.of("It was stated: " + expectation + "."));
  }

  /** With where video and audio have to come from. */
  public ExpectationBasis from(MediaSourcePolicy source) {
    return and(source.sentence());
  }

  /**
   * Returns the expectation to state for a call in which media go one way only, if that was
   * inferred; empty otherwise.
   */
  public Optional<CallExpectation> inferredOneWay() {
    if (stated || caller.none() && callee.none()) {
      return Optional.empty();
    }
    MediaDirection video = direction(caller.cameras() > 0, callee.cameras() > 0);
    MediaDirection screen = direction(caller.screens() > 0, callee.screens() > 0);
    MediaDirection audio = direction(caller.audio(), callee.audio());
    MediaDirection data = direction(caller.data(), callee.data());
    boolean oneWay =
        // A screen is shared one way as a rule: that is worth a word only where it is all the
        // video.
        Stream.of(video == MediaDirection.INACTIVE ? screen : video, audio)
            .anyMatch(way -> way == MediaDirection.SENDONLY || way == MediaDirection.RECVONLY);
    return oneWay
        ? Optional.of(
            new CallExpectation(
                video, Math.max(caller.cameras(), callee.cameras()), audio, data, screen))
        : Optional.empty();
  }

  /**
   * Returns this basis under a policy: with {@link OneWayPolicy#STATED}, media that were inferred
   * to go one way are expected both ways.
   */
  public ExpectationBasis under(OneWayPolicy policy) {
    if (policy == OneWayPolicy.INFERRED || inferredOneWay().isEmpty()) {
      return this;
    }
    return new ExpectationBasis(stated, bothWays(caller), bothWays(callee), because)
        .and("Both ways, because no one way was stated (--one-way stated).");
  }

  /**
   * Returns what a peer should receive, and what the other one should; a screen is not given back.
   */
  private ExpectedMedia bothWays(ExpectedMedia own) {
    boolean cameras = caller.cameras() + callee.cameras() > 0;
    int videoTracks =
        cameras
            ? Math.max(caller.cameras(), callee.cameras()) + own.screens()
            : Math.max(caller.videoTracks(), callee.videoTracks());
    return new ExpectedMedia(
        videoTracks,
        caller.audio() || callee.audio(),
        caller.data() || callee.data(),
        own.screens());
  }

  private static MediaDirection direction(boolean toCaller, boolean toCallee) {
    if (toCaller) {
      return toCallee ? MediaDirection.SENDRECV : MediaDirection.RECVONLY;
    }
    return toCallee ? MediaDirection.SENDONLY : MediaDirection.INACTIVE;
  }

  /** With one more sentence. */
  public ExpectationBasis and(String sentence) {
    return new ExpectationBasis(
        stated, caller, callee, Stream.concat(because.stream(), Stream.of(sentence)).toList());
  }

  /**
   * By what the pages did. A peer is to receive what the other one means to send: each track that
   * it added to a connection which is open, whether or not that was negotiated, and what it
   * captured and added nowhere, and what it tried to capture in vain. Messages count where nothing
   * else does. Where a page did nothing at all, video and audio are taken to be meant, for a call
   * of nothing proves nothing.
   *
   * @param callersEvents of the page that the caller shows now
   * @param calleesEvents of the page that the callee shows now
   */
  public static ExpectationBasis inferred(PeerHistory callersEvents, PeerHistory calleesEvents) {
    MediaIntent caller = MediaIntent.of(callersEvents);
    MediaIntent callee = MediaIntent.of(calleesEvents);
    boolean silent = caller.nothing() && callee.nothing();
    boolean channel = caller.channel() || callee.channel();
    if (silent && (caller.began() && callee.began() || !channel)) {
      ExpectedMedia both =
          channel ? new ExpectedMedia(0, false, true) : ExpectedMedia.VIDEO_AND_AUDIO;
      return new ExpectationBasis(
          false,
          both,
          both,
          List.of(
              channel
                  ? "The pages have a data channel and no media: messages are expected both ways."
                  : "The pages neither captured nor added nor negotiated anything: video and audio"
                      + " are expected both ways."));
    }
    return new ExpectationBasis(
        false,
        callee.incoming(),
        caller.incoming(),
        List.of(callee.because("caller", "callee"), caller.because("callee", "caller")));
  }
}
