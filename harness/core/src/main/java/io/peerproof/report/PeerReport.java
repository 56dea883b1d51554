package io.peerproof.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.Outage;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.measure.ReceptionMeasures;
import io.peerproof.timeline.PhaseDurations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One peer of a call.
 *
 * @param role {@code caller} or {@code callee}; in a call of more than two peers {@code peer1},
 *     {@code peer2}, …
 * @param browser browser that ran; null if none could be started
 * @param video verdict on the received video; null if nothing was measured
 * @param audio verdict on the received audio; null if nothing was measured
 * @param data verdict on the received data channel messages; null if nothing was measured
 * @param measures quality of the received media; null if nothing was measured
 * @param phases durations of the phases
 * @param axis start times of the phases; null if the page made no WebRTC call, and in reports
 *     before schema 4
 * @param events events of its page, in order, without the samples in {@code stats}
 * @param stats samples of {@code getStats()}, in order
 * @param artifacts files beside the report, as relative paths with forward slashes: screenshots,
 *     logs, session descriptions
 * @param host performance of the machine for this peer; null if nothing was measured, and in
 *     reports of older versions
 * @param outages longest interruption of each kind of media after the proof; null if the call was
 *     not observed after its proof, and in reports of older versions
 * @param remotes media from each remote peer, in the order of the peers, in a call of more than
 *     two, where {@code video}, {@code audio} and {@code data} are the worst of them; null in a
 *     call of two, and if nothing was measured
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
    @Nullable PeerHostReport host,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Outage> outages,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RemoteReport> remotes) {
  public PeerReport {
    events = List.copyOf(events);
    stats = List.copyOf(stats);
    artifacts = List.copyOf(artifacts);
    outages = outages == null ? null : List.copyOf(outages);
    remotes = remotes == null ? null : List.copyOf(remotes);
  }

  /** Creates the report of a peer of a call of two that was not observed after its proof. */
  public PeerReport(
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
    this(
        role, browser, video, audio, data, measures, phases, axis, events, stats, artifacts, host,
        null, null);
  }

  /** Tells if the peer receives all the media that it should. */
  boolean isContent() {
    return video != null
        && video.verdict().good()
        && audio != null
        && audio.verdict().good()
        && data != null
        && data.verdict().good()
        && (remotes == null || remotes.stream().allMatch(RemoteReport::isContent));
  }

  PeerReport withoutEvents() {
    return new PeerReport(
        role, browser, video, audio, data, measures, phases, axis, List.of(), List.of(), artifacts,
        host, outages, remotes);
  }

  /** Returns this report with the performance of the machine. */
  public PeerReport withHost(PeerHostReport newHost) {
    return with(newHost, outages, remotes);
  }

  /** Returns this report of a peer of a larger call with the media from each remote peer. */
  public PeerReport withRemotes(List<RemoteReport> newRemotes) {
    return with(host, outages, newRemotes);
  }

  /** Returns this report with the longest interruptions after the proof; none if there are none. */
  public PeerReport withOutages(List<Outage> newOutages) {
    return with(host, newOutages.isEmpty() ? null : newOutages, remotes);
  }

  private PeerReport with(
      @Nullable PeerHostReport newHost,
      @Nullable List<Outage> newOutages,
      @Nullable List<RemoteReport> newRemotes) {
    return new PeerReport(
        role,
        browser,
        video,
        audio,
        data,
        measures,
        phases,
        axis,
        events,
        stats,
        artifacts,
        newHost,
        newOutages,
        newRemotes);
  }
}
