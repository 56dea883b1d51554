package io.peerproof.report;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Tells a peer's events as a page would have made them, each at its time after the load. */
final class SamplePeer {

  private static final String OFFER =
      """
      v=0
      o=- 4611731400430051336 2 IN IP4 127.0.0.1
      s=-
      t=0 0
      a=group:BUNDLE 0 1
      m=audio 9 UDP/TLS/RTP/SAVPF 111
      a=ice-ufrag:T8kR
      a=fingerprint:sha-256 3A:5C:…
      m=video 9 UDP/TLS/RTP/SAVPF 96
      a=rtpmap:96 VP8/90000
      """;

  private final double epochMs;
  private final List<PeerEvent> events = new ArrayList<>();

  SamplePeer(double epochMs) {
    this.epochMs = epochMs;
  }

  double at(double ms) {
    return epochMs + ms;
  }

  List<PeerEvent> events() {
    return events.stream().sorted(Comparator.comparingDouble(PeerEvent::atMs)).toList();
  }

  /** Its phases on the axis, with what is to be added to have them on the caller's clock. */
  TimelineReport axis(double toCallerMs, double errorMs) {
    Timeline timeline = PeerHistory.of(events()).timeline();
    return new TimelineReport(
        timeline.firstCallAtMs().orElseThrow(),
        toCallerMs,
        errorMs,
        timeline.starts().orElseThrow());
  }

  SamplePeer opensPage() {
    String url = "http://localhost:40123/?room=call-1&auto";
    events.add(new PageEvent.DocumentStarted(at(0), url, false));
    events.add(new PageEvent.DocumentLoaded(at(61.4), url, false, 200));
    return this;
  }

  SamplePeer getsMedia() {
    events.add(new MediaEvent.Requested(at(70), 1, true, true));
    events.add(
        new MediaEvent.Granted(
            at(182.3),
            1,
            List.of(
                new MediaEvent.LocalTrack("mic", MediaKind.AUDIO, "Fake Default Audio Input"),
                new MediaEvent.LocalTrack("cam", MediaKind.VIDEO, "caller.y4m"))));
    events.add(new ConnectionEvent.Created(at(190), "pc1", List.of("stun:127.0.0.1:40124")));
    events.add(new TrackEvent.Added(at(190.4), "pc1", "mic", MediaKind.AUDIO));
    events.add(new TrackEvent.Added(at(190.6), "pc1", "cam", MediaKind.VIDEO));
    return this;
  }

  SamplePeer calls() {
    return describes("offer", Side.LOCAL, 201.2).describes("answer", Side.REMOTE, 264.9);
  }

  SamplePeer answers() {
    return describes("offer", Side.REMOTE, 205.7).describes("answer", Side.LOCAL, 223.1);
  }

  SamplePeer describes(String kind, Side side, double ms) {
    if (side == Side.LOCAL) {
      events.add(new ConnectionEvent.DescriptionCreated(at(ms - 9), "pc1", kind));
    }
    events.add(new ConnectionEvent.DescriptionSet(at(ms), "pc1", side, kind, at(ms - 6), OFFER));
    return gathers(ms + 3);
  }

  SamplePeer gathers(double ms) {
    events.add(
        new ConnectionEvent.CandidateGathered(
            at(ms), "pc1", "candidate:1 1 udp 2122260223 10.0.0.7 50123 typ host"));
    events.add(new ConnectionEvent.CandidateGathered(at(ms + 1), "pc1", null));
    return this;
  }

  SamplePeer getsTracks(double ms) {
    events.add(new TrackEvent.Received(at(ms), "pc1", "other-mic", MediaKind.AUDIO, "0"));
    events.add(new TrackEvent.Received(at(ms + 0.4), "pc1", "other-cam", MediaKind.VIDEO, "1"));
    events.add(new ElementEvent.SourceSet(at(ms + 1), "video2", List.of("other-mic", "other-cam")));
    return this;
  }

  SamplePeer checks(double ms) {
    return state(ms, Machine.ICE_CONNECTION, "checking")
        .state(ms + 1, Machine.CONNECTION, "connecting");
  }

  SamplePeer connects(double ms) {
    return state(ms, Machine.ICE_CONNECTION, "connected")
        .state(ms + 2, Machine.DTLS, "connecting")
        .state(ms + 23.8, Machine.DTLS, "connected")
        .state(ms + 24, Machine.CONNECTION, "connected");
  }

  SamplePeer state(double ms, Machine machine, String value) {
    events.add(new ConnectionEvent.StateChanged(at(ms), "pc1", machine, value));
    return this;
  }

  SamplePeer seesAndHears(double ms, int peer) {
    events.add(new ElementEvent.FramePresented(at(ms), "video2", "other-cam", 640, 480));
    events.add(sample(ms, peer, null));
    events.add(new ElementEvent.FrameStamped(at(ms + 34), "video2", "other-cam", peer, 41, null));
    for (int frame = 1; frame <= 6; frame++) {
      events.add(sample(ms + 34 * frame, peer, frame));
      events.add(
          new ElementEvent.AudioSample(
              at(ms + 34 * frame + 5), "video2", "other-mic", 619.8, -21.4, 0.97));
    }
    return this;
  }

  private ElementEvent.VideoSample sample(double ms, int peer, Integer frame) {
    return new ElementEvent.VideoSample(
        at(ms),
        "video2",
        "other-cam",
        true,
        frame == null ? 1 : frame + 1,
        640,
        480,
        frame == null ? null : peer,
        frame == null ? null : 40 + frame,
        117.2,
        true);
  }

  SamplePeer says(double ms, String level, String text) {
    events.add(new PageEvent.Log(at(ms), level, text, "http://localhost:40123/negotiation.js:88"));
    return this;
  }

  SamplePeer missesStunServer(double ms) {
    events.add(
        new ConnectionEvent.CandidateError(
            at(ms), "pc1", "stun:192.0.2.1:3478", 701, "STUN binding request timed out."));
    return this;
  }

  List<ConnectionEvent.Stats> stats(double ms, int packets) {
    return List.of(
        new ConnectionEvent.Stats(
            at(ms),
            "pc1",
            Map.of(
                "IT01V1",
                Map.of("type", "inbound-rtp", "kind", "video", "packetsReceived", packets),
                "CP1",
                Map.of("type", "candidate-pair", "state", packets > 0 ? "succeeded" : "failed"))));
  }
}
