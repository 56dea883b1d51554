package io.peerproof.probe;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The events of a healthy call of one peer with another, as often as the probe reports them. */
public final class LongCall {

  static final int OTHER = 2;
  private static final int OWN = 1;
  private static final double TONE_HZ = 620;

  private LongCall() {}

  /** From 0 ms on. */
  public static List<PeerEvent> of(int seconds) {
    List<PeerEvent> events = new ArrayList<>(begun());
    double endMs = seconds * 1000.0;
    for (double ms = 2000; ms < endMs; ms += 90) {
      int counter = (int) (ms * 30 / 1000) % 300;
      events.add(
          new ElementEvent.VideoSample(
              ms,
              "video2",
              "far-video",
              true,
              (long) (ms / 33),
              640,
              480,
              OTHER,
              counter,
              120,
              true));
      events.add(new ElementEvent.AudioSample(ms, "video2", "far-audio", TONE_HZ, -12, 0.9));
    }
    for (double ms = 2250; ms < endMs; ms += 250) {
      events.add(
          new ElementEvent.FramesPresented(ms, "video2", "far-video", frames(ms - 50, OTHER)));
      events.add(new MediaEvent.FramesCaptured(ms, 1, "camera", frames(ms, OWN)));
    }
    for (double ms = 2500; ms < endMs; ms += 500) {
      events.add(new ElementEvent.AudioCovered(ms, "far-audio", 500, -12, List.of()));
      events.add(new PageEvent.PaceMeasured(ms, 500, 5, 4, 30.0));
      events.add(stats(ms));
    }
    events.sort(Comparator.comparingDouble(PeerEvent::atMs));
    return events;
  }

  private static List<PeerEvent> begun() {
    return List.of(
        new PageEvent.DocumentStarted(0, "http://page/", false),
        new PageEvent.DocumentLoaded(50, "http://page/", false, 200),
        new MediaEvent.Requested(100, 1, true, true),
        new MediaEvent.Granted(
            200, 1, List.of(new MediaEvent.LocalTrack("camera", MediaKind.VIDEO, "fake camera"))),
        new ConnectionEvent.Created(300, "pc1", List.of()),
        new TrackEvent.Added(310, "pc1", "camera", MediaKind.VIDEO),
        new TrackEvent.Received(400, "pc1", "far-video", MediaKind.VIDEO, "0"),
        new TrackEvent.Received(400, "pc1", "far-audio", MediaKind.AUDIO, "1"),
        new ElementEvent.SourceSet(410, "video2", List.of("far-video", "far-audio")),
        new ConnectionEvent.StateChanged(500, "pc1", Machine.ICE_CONNECTION, "connected"),
        new ConnectionEvent.StateChanged(600, "pc1", Machine.DTLS, "connected"));
  }

  private static List<StampedFrame> frames(double endMs, int peer) {
    return IntStream.range(0, 8)
        .mapToObj(i -> endMs - 250 + i * 31.25)
        .map(ms -> new StampedFrame(ms, peer, (int) (ms * 32 / 1000) % 300))
        .toList();
  }

  private static ConnectionEvent.Stats stats(double ms) {
    return new ConnectionEvent.Stats(
        ms,
        "pc1",
        Map.of(
            "V",
            Map.of(
                "type",
                "inbound-rtp",
                "kind",
                "video",
                "trackIdentifier",
                "far-video",
                "packetsReceived",
                (long) (ms / 4),
                "framesDecoded",
                (long) (ms / 33)),
            "A",
            Map.of("type", "inbound-rtp", "kind", "audio", "packetsReceived", (long) (ms / 20))));
  }
}
