package io.peerproof.proof;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A peer's events, told in a test: each step at the time that {@link #at} set. */
public final class Story {

  private final List<PeerEvent> events = new ArrayList<>();
  private double atMs;

  public static Story begun() {
    return new Story().at(1000).and(new PageEvent.DocumentStarted(1000, "http://page/", false));
  }

  /**
   * A caller's call that went well up to its media: ICE and DTLS connected, both tracks received.
   */
  public static Story connected() {
    return begun()
        .loaded(200)
        .at(1010)
        .connection()
        .requested()
        .at(1030)
        .granted()
        .at(1040)
        .described(Side.LOCAL, "offer")
        .at(1060)
        .described(Side.REMOTE, "answer")
        .received(MediaKind.VIDEO)
        .received(MediaKind.AUDIO)
        .shown("remote-video", "remote-audio")
        .state(Machine.ICE_CONNECTION, "checking")
        .at(1080)
        .state(Machine.ICE_CONNECTION, "connected")
        .state(Machine.DTLS, "connecting")
        .at(1100)
        .state(Machine.DTLS, "connected");
  }

  public Story at(double newAtMs) {
    atMs = newAtMs;
    return this;
  }

  public Story and(PeerEvent event) {
    events.add(event);
    return this;
  }

  public Story loaded(int status) {
    return and(new PageEvent.DocumentLoaded(atMs, "http://page/", false, status));
  }

  public Story error(String text) {
    return and(new PageEvent.Log(atMs, "error", text, null));
  }

  public Story requested() {
    return and(new MediaEvent.Requested(atMs, 1, true, true));
  }

  public Story granted() {
    return and(new MediaEvent.Granted(atMs, 1, List.of()));
  }

  /** The page was granted a device, and adds its track to its connection. */
  public Story sending(String track, MediaKind kind) {
    return and(new MediaEvent.Granted(atMs, 1, List.of(new MediaEvent.LocalTrack(track, kind, ""))))
        .and(new TrackEvent.Added(atMs, "pc1", track, kind));
  }

  public Story refused(String name) {
    return and(new MediaEvent.Refused(atMs, 1, name, "Permission denied", null, null, null, null));
  }

  public Story connection() {
    return and(new ConnectionEvent.Created(atMs, "pc1", List.of()));
  }

  public Story closed() {
    return and(new ConnectionEvent.Closed(atMs, "pc1"));
  }

  public Story described(Side side, String kind) {
    return and(new ConnectionEvent.DescriptionSet(atMs, "pc1", side, kind, atMs - 5, "v=0"));
  }

  public Story state(Machine machine, String value) {
    return and(new ConnectionEvent.StateChanged(atMs, "pc1", machine, value));
  }

  public Story received(MediaKind kind) {
    return and(new TrackEvent.Received(atMs, "pc1", "remote-" + kind, kind, "0"));
  }

  public Story received(MediaKind kind, String track) {
    return and(new TrackEvent.Received(atMs, "pc1", track, kind, "0"));
  }

  public Story shown(String... tracks) {
    return and(new ElementEvent.SourceSet(atMs, "video2", List.of(tracks)));
  }

  public Story stats(long videoPackets, long framesDecoded, long audioPackets) {
    return and(
        new ConnectionEvent.Stats(
            atMs,
            "pc1",
            Map.of(
                "V",
                Map.of(
                    "type",
                    "inbound-rtp",
                    "kind",
                    "video",
                    "trackIdentifier",
                    "remote-video",
                    "packetsReceived",
                    videoPackets,
                    "framesDecoded",
                    framesDecoded),
                "A",
                Map.of("type", "inbound-rtp", "kind", "audio", "packetsReceived", audioPackets))));
  }

  public Story frame(int peer, int counter) {
    return frame(peer, counter, 120, true, true);
  }

  public Story hiddenFrame(int peer, int counter) {
    return frame(peer, counter, 120, true, false);
  }

  public Story unstampedFrame(double meanLuma) {
    return frame(null, null, meanLuma, true, true);
  }

  public Story ownPreviewFrame(int peer, int counter) {
    return frame(peer, counter, 120, false, true);
  }

  /** As {@link #frames(int, int, int)}, of another remote track in an element of its own. */
  public Story frames(String track, int peer, int count, int firstCounter) {
    double endMs = atMs;
    for (int i = 0; i < count; i++) {
      at(endMs - 33 * (count - 1 - i))
          .and(
              new ElementEvent.VideoSample(
                  atMs, "video3", track, true, 1, 640, 480, peer, firstCounter + i, 120, true));
    }
    return this;
  }

  /** {@code count} frames of the screen of a peer, in an element of its own. */
  public Story screen(String track, int peer, int count, int firstCounter) {
    double endMs = atMs;
    for (int i = 0; i < count; i++) {
      at(endMs - 33 * (count - 1 - i))
          .and(
              new ElementEvent.VideoSample(
                  atMs,
                  "video3",
                  track,
                  true,
                  1,
                  800,
                  600,
                  peer,
                  firstCounter + i,
                  120,
                  true,
                  null,
                  true));
    }
    return this;
  }

  private Story frame(
      @Nullable Integer peer,
      @Nullable Integer counter,
      double meanLuma,
      boolean remote,
      boolean visible) {
    return and(
        new ElementEvent.VideoSample(
            atMs,
            remote ? "video2" : "video1",
            remote ? "remote-video" : "local-video",
            remote,
            1,
            640,
            480,
            peer,
            counter,
            meanLuma,
            visible));
  }

  /** {@code count} frames of a peer, 33 ms apart, up to the present moment. */
  public Story frames(int peer, int count, int firstCounter) {
    double endMs = atMs;
    for (int i = 0; i < count; i++) {
      at(endMs - 33 * (count - 1 - i)).frame(peer, firstCounter + i);
    }
    return this;
  }

  public Story sound(@Nullable Double hz, double levelDb, double purity, String element) {
    return and(new ElementEvent.AudioSample(atMs, element, "remote-audio", hz, levelDb, purity));
  }

  /** A stretch of a clear tone that the page plays through Web Audio. */
  public Story mix(double hz) {
    return and(new ElementEvent.AudioSample(atMs, "web-audio1", "", hz, -12, 0.9));
  }

  /** Two stretches of a clear tone, played aloud, up to the present moment. */
  public Story tone(double hz) {
    double endMs = atMs;
    return at(endMs - 50).sound(hz, -12, 0.9, "video2").at(endMs).sound(hz, -12, 0.9, "video2");
  }

  public PeerHistory history() {
    return PeerHistory.of(events);
  }
}
