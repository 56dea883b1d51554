package io.peerproof.proof.measure;

import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.VideoMeasures.SentBy;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the sender's track, from the first that the far side presented to the last.
 *
 * @param lost of them, those that were not presented
 * @param framesPerSecond of the sender; null when that was too short to say
 * @param by how that is known
 */
record SentFrames(int lost, @Nullable Double framesPerSecond, SentBy by) {

  /**
   * @param presented at least one
   * @param offsetMs as {@link ClockOffset} has it; 0 where it is not known, for it only tells one
   *     loop of the camera from the next
   */
  static SentFrames of(
      List<NumberedFrame> presented,
      PeerHistory others,
      int peer,
      VideoFormat camera,
      double offsetMs) {
    Map<Long, NumberedFrame> distinct =
        presented.stream()
            .collect(
                Collectors.toMap(
                    NumberedFrame::number, Function.identity(), (first, again) -> first));
    CapturedFrames capturedFrames = CapturedFrames.ofSentTracks(others, peer, camera);
    TreeSet<Integer> places =
        distinct.values().stream()
            .map(frame -> capturedFrames.nearest(frame.counter(), frame.atMs() - offsetMs))
            .flatMap(Optional::stream)
            .map(CapturedFrames.Capture::place)
            .collect(Collectors.toCollection(TreeSet::new));
    long inferred = distinct.values().stream().filter(NumberedFrame::inferred).count();
    // Where most were never captured, the page's camera was not what it sent, or not all was
    // reported.
    return 2 * places.size() < distinct.size()
        ? byCounters(presented, distinct.size())
        : byCaptures(
            capturedFrames.between(places.first(), places.last()),
            places.size(),
            (int) Math.min(inferred, distinct.size() - places.size()));
  }

  /**
   * @param elsewhere inferred frames that were never captured: they stand for some that were
   */
  private static SentFrames byCaptures(
      List<CapturedFrames.Capture> span, int presented, int elsewhere) {
    double ms = span.get(span.size() - 1).atMs() - span.get(0).atMs();
    int lost = Math.max(0, span.size() - presented - elsewhere);
    return new SentFrames(lost, VideoMeasures.rate(span.size() - 1, ms), SentBy.CAPTURED);
  }

  private static SentFrames byCounters(List<NumberedFrame> presented, int distinct) {
    NumberedFrame lowest = presented.get(0);
    NumberedFrame highest = presented.get(0);
    for (NumberedFrame frame : presented) {
      lowest = frame.number() < lowest.number() ? frame : lowest;
      highest = frame.number() > highest.number() ? frame : highest;
    }
    int steps = (int) (highest.number() - lowest.number());
    return new SentFrames(
        steps + 1 - distinct,
        VideoMeasures.rate(steps, highest.atMs() - lowest.atMs()),
        SentBy.COUNTERS);
  }
}
