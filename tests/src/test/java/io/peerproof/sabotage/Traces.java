package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.CandidateAdded;
import io.peerproof.event.ConnectionEvent.Created;
import io.peerproof.event.ConnectionEvent.DescriptionFailed;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outage;
import io.peerproof.proof.measure.ReceptionMeasures;
import io.peerproof.proof.measure.VideoMeasures;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.timeline.PhaseDurations;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evidence in the report that an odd call was odd; a passed call proves nothing if its oddity never
 * happened.
 */
final class Traces {

  /** Evidence at the callee, for oddities of the caller or of both. */
  private static final Map<String, Predicate<PeerReport>> AT_CALLEE =
      Map.ofEntries(
          Map.entry("signaling/callers-candidates-lost", peer -> candidates(peer) == 0),
          Map.entry("signaling/relay-closed-later", Traces::lostTheRelay),
          Map.entry("page/calls-again", peer -> count(peer, Created.class) == 2),
          Map.entry("page/built-ins-replaced", Traces::hasAllPhases),
          Map.entry("page/second-connection", peer -> count(peer, Created.class) == 2),
          Map.entry("page/framed", Traces::isFramed),
          Map.entry("page/framed-elsewhere", Traces::isFramed),
          Map.entry("healthy/full-hd", peer -> filmed(peer, 1920, 1080)),
          Map.entry("healthy/small", peer -> filmed(peer, 320, 180)),
          Map.entry("healthy/portrait", peer -> filmed(peer, 480, 640)),
          Map.entry("healthy/scaled-down", peer -> presented(peer, 320, 240)),
          Map.entry("healthy/simulcast", peer -> presented(peer, 320, 240)),
          Map.entry("healthy/vp8", peer -> codecs(peer).equals(Set.of("video/VP8"))),
          Map.entry("healthy/vp9", peer -> codecs(peer).equals(Set.of("video/VP9"))),
          Map.entry("healthy/av1", peer -> codecs(peer).equals(Set.of("video/AV1"))),
          Map.entry("healthy/h264", peer -> codecs(peer).equals(Set.of("video/H264"))),
          Map.entry("healthy/scalable", peer -> codecs(peer).equals(Set.of("video/VP9"))),
          Map.entry("healthy/several-connections", peer -> count(peer, Created.class) == 2),
          Map.entry("healthy/adds-video-later", peer -> offers(peer) == 2),
          Map.entry("healthy/restarts-ice-later", peer -> offers(peer) == 2),
          Map.entry("outage/tolerated", peer -> longestOutageMs(peer) > 1500),
          Map.entry("outage/moment", peer -> longestFreezeMs(peer) > 250),
          Map.entry("healthy/plays-in-right-channel", Traces::isHeardAtTheRight),
          Map.entry("healthy/candidates-late", peer -> totalMs(peer) > 7000));

  /** Evidence at the caller. */
  private static final Map<String, Predicate<PeerReport>> AT_CALLER =
      Map.of(
          "signaling/answer-twice", peer -> count(peer, DescriptionFailed.class) == 1,
          "signaling/callees-candidates-lost", peer -> candidates(peer) == 0);

  /** See {@code faults/outage.js}. */
  private static final Pattern SENT_NOTHING = Pattern.compile("sent nothing for (\\d+) ms");

  private Traces() {}

  /** Fails unless the report of a passed call shows its oddity. */
  static void hold(SabotageCase one, CallReport report) {
    check(AT_CALLER, one, report, PeerRole.CALLER);
    check(AT_CALLEE, one, report, PeerRole.CALLEE);
  }

  private static void check(
      Map<String, Predicate<PeerReport>> traces,
      SabotageCase one,
      CallReport report,
      PeerRole role) {
    PeerReport peer = of(report, role);
    Optional.ofNullable(traces.get(one.name()))
        .ifPresent(
            trace ->
                assertThat(trace.test(peer))
                    .as("what the %s left shows that: %s", role.word(), one.what())
                    .isTrue());
  }

  private static <E extends PeerEvent> Stream<E> all(PeerReport peer, Class<E> type) {
    return peer.events().stream().filter(type::isInstance).map(type::cast);
  }

  private static long count(PeerReport peer, Class<? extends PeerEvent> type) {
    return all(peer, type).count();
  }

  private static long candidates(PeerReport peer) {
    return all(peer, CandidateAdded.class).filter(added -> added.candidate() != null).count();
  }

  private static long offers(PeerReport peer) {
    return all(peer, DescriptionSet.class).filter(set -> set.kind().equals("offer")).count();
  }

  private static boolean lostTheRelay(PeerReport peer) {
    return all(peer, PageEvent.Log.class).anyMatch(log -> log.text().contains("1009"));
  }

  private static boolean isFramed(PeerReport peer) {
    return all(peer, PageEvent.DocumentStarted.class).anyMatch(PageEvent.DocumentStarted::frame);
  }

  private static boolean presented(PeerReport peer, int width, int height) {
    return all(peer, VideoSample.class)
        .anyMatch(s -> s.remote() && s.width() == width && s.height() == height);
  }

  /** Tells if the camera had this size; encoders send less if processor or network are slow. */
  private static boolean filmed(PeerReport peer, int width, int height) {
    return peer.stats().stream()
        .flatMap(stats -> stats.report().values().stream())
        .filter(entry -> "media-source".equals(entry.get("type")))
        .anyMatch(entry -> is(entry.get("width"), width) && is(entry.get("height"), height));
  }

  private static boolean is(@Nullable Object actual, int expected) {
    return actual instanceof Number number && number.intValue() == expected;
  }

  private static boolean isHeardAtTheRight(PeerReport peer) {
    return "right".equals(peer.audio().evidence().facts().get("channel"));
  }

  /** Returns the longest outage of what a peer receives. */
  static double longestOutageMs(CallReport report, PeerRole role) {
    return longestOutageMs(of(report, role));
  }

  /**
   * Returns the real length of the pause that the page of a peer reported; 0 if it reported none.
   */
  static double sentNothingMs(CallReport report, PeerRole role) {
    return all(of(report, role), PageEvent.Log.class)
        .map(log -> SENT_NOTHING.matcher(log.text()))
        .filter(Matcher::find)
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .max()
        .orElse(0);
  }

  private static PeerReport of(CallReport report, PeerRole role) {
    return report.peers().get(role == PeerRole.CALLER ? 0 : 1);
  }

  private static double longestOutageMs(PeerReport peer) {
    return Objects.requireNonNull(peer.outages()).stream()
        .mapToDouble(Outage::longestMs)
        .max()
        .orElse(0);
  }

  private static double longestFreezeMs(PeerReport peer) {
    return Optional.ofNullable(peer.measures())
        .map(ReceptionMeasures::video)
        .map(VideoMeasures::longestFreezeMs)
        .orElse(0.0);
  }

  private static double totalMs(PeerReport peer) {
    return Objects.requireNonNullElse(peer.phases().totalMs(), 0.0);
  }

  private static boolean hasAllPhases(PeerReport peer) {
    PhaseDurations phases = peer.phases();
    return Stream.of(
            phases.mediaMs(),
            phases.signalingMs(),
            phases.iceMs(),
            phases.dtlsMs(),
            phases.trackMs(),
            phases.firstFrameMs(),
            phases.provenMs(),
            phases.totalMs())
        .allMatch(Objects::nonNull);
  }

  private static Set<String> codecs(PeerReport peer) {
    return peer.stats().stream()
        .flatMap(
            stats ->
                stats.report().values().stream()
                    .filter(entry -> "inbound-rtp".equals(entry.get("type")))
                    .filter(entry -> "video".equals(entry.get("kind")))
                    .filter(entry -> entry.containsKey("codecId"))
                    .map(entry -> stats.report().get(String.valueOf(entry.get("codecId")))))
        .map(codec -> String.valueOf(codec == null ? null : codec.get("mimeType")))
        .collect(Collectors.toSet());
  }
}
