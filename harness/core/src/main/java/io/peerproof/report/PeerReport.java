package io.peerproof.report;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.measure.ReceptionMeasures;
import io.peerproof.timeline.PhaseDurations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One peer of a call.
 *
 * @param role {@code caller} or {@code callee}
 * @param browser what ran; null when no browser could be started
 * @param video the verdict on its incoming picture; null when nothing could be measured
 * @param audio the verdict on its incoming sound; null when nothing could be measured
 * @param data the verdict on its incoming messages; null when nothing could be measured
 * @param measures how well it sees and hears the other; null when nothing could be measured
 * @param phases where its time went
 * @param axis where its phases lie in time; null when the page did nothing of WebRTC, and in
 *     reports of before schema 4
 * @param events what happened in its page, in order, without the samples in {@code stats}
 * @param stats samples of {@code getStats()}, in order
 * @param artifacts files beside the report, relative to it, with forward slashes: screenshots,
 *     logs, SDPs
 * @param host how well the machine kept up with this peer; null when nothing could be measured, and
 *     in reports of before that was measured
 */
public record PeerReport(
    String role,
    @Nullable BrowserReport browser,
    @Nullable VideoProof video,
    @Nullable AudioProof audio,
    @Nullable DataProof data,
    @Nullable ReceptionMeasures measures,
    PhaseDurations phases,
    @Nullable TimelineReport axis,
    List<PeerEvent> events,
    List<ConnectionEvent.Stats> stats,
    List<String> artifacts,
    @Nullable PeerHostReport host) {
  public PeerReport {
    events = List.copyOf(events);
    stats = List.copyOf(stats);
    artifacts = List.copyOf(artifacts);
  }

  /** Whether a user at this peer would be content. */
  boolean isContent() {
    return video != null
        && video.verdict().good()
        && audio != null
        && audio.verdict().good()
        && data != null
        && data.verdict().good();
  }

  PeerReport withoutEvents() {
    return new PeerReport(
        role, browser, video, audio, data, measures, phases, axis, List.of(), List.of(), artifacts,
        host);
  }

  /** With how well the machine kept up with it. */
  public PeerReport withHost(PeerHostReport newHost) {
    return new PeerReport(
        role, browser, video, audio, data, measures, phases, axis, events, stats, artifacts,
        newHost);
  }
}
