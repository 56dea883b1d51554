package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.EncodedTransformSet;
import io.peerproof.event.ConnectionEvent.End;
import io.peerproof.event.ElementEvent.AudioSample;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.timeline.InboundRtp;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Clues of encoded media that a page transforms itself, as end-to-end encryption does. With another
 * key, or a transform that passes nothing on, packets arrive and the decoder makes nothing of them.
 * Pure.
 */
final class TransformClues {

  /** Statistics come twice a second. */
  private static final double LATELY_MS = 1500;

  private TransformClues() {}

  /**
   * Clues to media that one peer sends and the other misses.
   *
   * @param missed kinds of media that the receiver misses
   */
  static List<Clue> of(
      String from, PeerHistory sender, String to, PeerHistory receiver, Set<MediaKind> missed) {
    return Stream.of(MediaKind.VIDEO, MediaKind.AUDIO)
        .filter(missed::contains)
        .flatMap(kind -> of(from, sender, to, receiver, kind).stream())
        .toList();
  }

  private static Optional<Clue> of(
      String from, PeerHistory sender, String to, PeerHistory receiver, MediaKind kind) {
    Optional<String> sends = api(sender, End.SENDER, kind);
    Optional<String> receives = api(receiver, End.RECEIVER, kind);
    InboundRtp rtp = receiver.inboundRtp(kind);
    if (!rtp.track() || sends.isEmpty() && receives.isEmpty() || isUnderstood(receiver, kind)) {
      return Optional.empty();
    }
    String packets = rtp.packets() == 1 ? "1 packet arrived" : rtp.packets() + " packets arrived";
    if (rtp.packets() == 0) {
      return sends.map(
          api ->
              Clue.likely(
                  String.format(
                      Locale.ROOT,
                      "The %s's page transforms encoded %s before it is sent (%s), and no packet arrived: the transform may pass nothing on.",
                      from,
                      kind,
                      api)));
    }
    if (receives.isEmpty()) {
      return Optional.of(
          Clue.cause(
              String.format(
                  Locale.ROOT,
                  "The %s's page transforms encoded %s before it is sent (%s), and the %s's page does not undo that: %s.",
                  from,
                  kind,
                  sends.orElseThrow(),
                  to,
                  packets)));
    }
    if (sends.isEmpty()) {
      return Optional.of(
          Clue.cause(
              String.format(
                  Locale.ROOT,
                  "The %s's page transforms encoded %s before it is decoded (%s), and the %s's page sends it untransformed, or the transform passes nothing on: %s.",
                  to,
                  kind,
                  receives.get(),
                  from,
                  packets)));
    }
    return Optional.of(
        Clue.likely(
            String.format(
                Locale.ROOT,
                "Both pages transform encoded %s (%s): %s, and what they hold is not what was sent. The keys may differ, or a transform may pass nothing on.",
                kind,
                receives.get(),
                packets)));
  }

  /**
   * Tells whether the other peer's media come out of the decoder, so that no transform spoils them.
   */
  private static boolean isUnderstood(PeerHistory receiver, MediaKind kind) {
    if (kind == MediaKind.AUDIO) {
      return receiver.since(AudioSample.class, receiver.latestAtMs() - LATELY_MS).stream()
          .anyMatch(sample -> sample.hz() != null && sample.purity() >= AudioJudge.MIN_PURITY);
    }
    InboundRtp now = receiver.inboundRtp(kind);
    InboundRtp before = InboundRtp.until(receiver, kind, receiver.latestAtMs() - LATELY_MS);
    List<VideoSample> presented =
        receiver.all(VideoSample.class).stream().filter(VideoSample::remote).toList();
    boolean unread =
        !presented.isEmpty() && presented.stream().allMatch(sample -> sample.peer() == null);
    return now.framesDecoded() > before.framesDecoded() && !unread;
  }

  private static Optional<String> api(PeerHistory history, End side, MediaKind kind) {
    Set<String> unrelated = history.connections().unrelated();
    return history.all(EncodedTransformSet.class).stream()
        .filter(set -> set.side() == side && set.kind() == kind)
        .filter(set -> !unrelated.contains(set.pc()))
        .map(EncodedTransformSet::api)
        .findFirst();
  }
}
