package io.peerproof.call;

import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.Outage;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures the interruptions of each peer's media after the proof of its call. An interruption is a
 * time in which a judge found a kind of media bad. It begins with the last moment at which the
 * media were right. Not thread-safe.
 */
final class OutageMonitor {

  /**
   * Longest time between two events of a page whose main thread runs: timers and statistics are
   * reported twice a second. What is longer was time in which the page could not report, and its
   * media may have gone on.
   */
  static final double REPORT_INTERVAL_MS = 600;

  /**
   * A time without right media.
   *
   * @param beginning true if the media have never been right: a track that was added during the
   *     call
   * @param over false if it goes on
   */
  record Interruption(
      PeerRole role, String kind, Duration length, boolean beginning, boolean over) {}

  private record Medium(PeerRole role, PeerRole remote, String kind) {}

  private static final class State {
    private final Medium medium;
    private Outage longest;
    private double goodAtMs;
    private boolean everRight;
    private @Nullable Long badSinceNanos;
    private int videoTracks;
    private int screens;

    State(Medium medium, ExpectedMedia media, double nowMs) {
      this.medium = medium;
      this.longest = Outage.none(medium.kind());
      this.videoTracks = media.videoTracks();
      this.screens = media.screens();
      this.goodAtMs = nowMs;
    }

    /** Another number of videos, or a screen where a camera was, is a beginning, too. */
    private void expect(ExpectedMedia media, double nowMs) {
      if (medium.kind().equals("video")
          && (videoTracks != media.videoTracks() || screens != media.screens())) {
        videoTracks = media.videoTracks();
        screens = media.screens();
        everRight = false;
        badSinceNanos = null;
        goodAtMs = nowMs;
      }
    }
  }

  private final LongSupplier nanoClock;
  private final Map<Medium, State> states = new LinkedHashMap<>();

  OutageMonitor(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Observes all peers. Returns the longest of the interruptions that go on, or that have just
   * ended; empty if there is none.
   */
  Optional<Interruption> observe(CallAssessment callAssessment) {
    return callAssessment.pairs().stream()
        .flatMap(peer -> observe(peer).stream())
        .max(Comparator.comparing(Interruption::length));
  }

  private List<Interruption> observe(PeerAssessment peer) {
    PeerHistory history = peer.history();
    double nowMs = history.latestAtMs();
    Evidence video = peer.video().evidence();
    Evidence audio = peer.audio().evidence();
    return Stream.of(
            observe(peer, "video", peer.video().verdict().good(), rightAtMs(video, nowMs)),
            observe(peer, "audio", peer.audio().verdict().good(), rightAtMs(audio, nowMs)),
            observe(peer, "data", peer.data().verdict().good(), nowMs))
        .flatMap(Optional::stream)
        .toList();
  }

  private static double rightAtMs(Evidence evidence, double nowMs) {
    Double atMs = evidence.atMs();
    return atMs == null ? nowMs : atMs;
  }

  private Optional<Interruption> observe(
      PeerAssessment peer, String kind, boolean good, double rightAtMs) {
    PeerHistory history = peer.history();
    double nowMs = history.latestAtMs();
    State state =
        states.computeIfAbsent(
            new Medium(peer.role(), peer.remote(), kind),
            medium -> new State(medium, peer.media(), good ? rightAtMs : nowMs));
    state.expect(peer.media(), nowMs);
    Optional<Interruption> found = Optional.empty();
    if (!good && state.badSinceNanos == null) {
      state.badSinceNanos = nanoClock.getAsLong();
    }
    Long badSinceNanos = state.badSinceNanos;
    if (badSinceNanos != null) {
      found =
          Optional.of(interruption(state, history, badSinceNanos, good ? rightAtMs : nowMs, good));
    }
    if (good) {
      state.badSinceNanos = null;
      state.everRight |= isExpected(peer, kind);
      state.goodAtMs = Math.max(state.goodAtMs, rightAtMs);
    }
    return found;
  }

  private Interruption interruption(
      State state, PeerHistory history, long badSinceNanos, double untilMs, boolean over) {
    // A page that reports nothing at all is judged by the time since its media were found bad.
    double lengthMs =
        Math.max(
            reportedMs(history, state.goodAtMs, untilMs),
            over ? 0 : (nanoClock.getAsLong() - badSinceNanos) / 1e6);
    if (state.everRight && lengthMs > state.longest.longestMs()) {
      state.longest = new Outage(state.medium.kind(), Math.round(lengthMs), state.goodAtMs);
    }
    return new Interruption(
        state.medium.role(),
        state.medium.kind(),
        Duration.ofNanos((long) (lengthMs * 1e6)),
        !state.everRight,
        over);
  }

  /** Returns the part of a time in which the page reported. */
  private static double reportedMs(PeerHistory history, double fromMs, double untilMs) {
    List<PeerEvent> events = history.events();
    double laterMs = untilMs;
    double sumMs = 0;
    for (int i = events.size() - 1; i >= 0 && laterMs > fromMs; i--) {
      PeerEvent event = events.get(i);
      if (event instanceof PageEvent.Log || event.atMs() >= laterMs) {
        continue; // another clock dates messages of the console
      }
      double earlierMs = Math.max(fromMs, event.atMs());
      sumMs += Math.min(laterMs - earlierMs, REPORT_INTERVAL_MS);
      laterMs = earlierMs;
    }
    return sumMs;
  }

  /** Returns the longest interruption of each kind of media that a peer should receive. */
  List<Outage> longest(PeerAssessment peer) {
    return states.entrySet().stream()
        .filter(entry -> entry.getKey().role() == peer.role())
        .filter(entry -> entry.getKey().remote() == peer.remote())
        .filter(entry -> isExpected(peer, entry.getKey().kind()))
        .map(entry -> entry.getValue().longest)
        .toList();
  }

  private static boolean isExpected(PeerAssessment peer, String kind) {
    return switch (kind) {
      case "video" -> peer.video().verdict().expected();
      case "audio" -> peer.audio().verdict().expected();
      default -> peer.data().verdict() != DataVerdict.NOT_EXPECTED;
    };
  }
}
