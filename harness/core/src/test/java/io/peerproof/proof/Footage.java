package io.peerproof.proof;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import io.peerproof.media.VideoFormat;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frames of a camera of 25 frames a second, 40 ms apart, as a test tells them. */
public final class Footage {

  /** A loop of 100 frames: four seconds. */
  public static final VideoFormat CAMERA = new VideoFormat(160, 160, 25, 100);

  public static final int PEER = 2;

  private final List<StampedFrame> frames = new ArrayList<>();
  private double atMs;

  /** The first frame will be at this time. */
  public static Footage from(double atMs) {
    Footage footage = new Footage();
    footage.atMs = atMs;
    return footage;
  }

  /** Frames from one number to another, both included, on past the end of the loop. */
  public Footage frames(int first, int last) {
    for (int number = first; number <= last; number++) {
      frame(PEER, number % CAMERA.frames());
    }
    return this;
  }

  public Footage frame(@Nullable Integer peer, @Nullable Integer counter) {
    frames.add(new StampedFrame(atMs, peer, counter));
    atMs += 40;
    return this;
  }

  /** Told with the time of the next one, for nobody looked at them. */
  public Footage unread(int count) {
    for (int i = 0; i < count; i++) {
      frames.add(new StampedFrame(atMs, null, null));
    }
    return this;
  }

  public Footage pause(double ms) {
    atMs += ms;
    return this;
  }

  /** Only every second of them. */
  public Footage halved() {
    Footage halved = from(atMs);
    for (int i = 0; i < frames.size(); i += 2) {
      halved.frames.add(frames.get(i));
    }
    return halved;
  }

  public List<StampedFrame> list() {
    return List.copyOf(frames);
  }

  /** Told at once, when the last of them was presented. */
  public ElementEvent.FramesPresented presentedIn(String element) {
    return new ElementEvent.FramesPresented(lastAtMs(), element, "remote-video", list());
  }

  public MediaEvent.FramesCaptured captured() {
    return capturedBy("camera");
  }

  public MediaEvent.FramesCaptured capturedBy(String track) {
    return new MediaEvent.FramesCaptured(lastAtMs(), 1, track, list());
  }

  private double lastAtMs() {
    return frames.stream().mapToDouble(StampedFrame::atMs).max().orElse(atMs);
  }

  public static TrackEvent received() {
    return new TrackEvent.Received(0, "pc1", "remote-video", MediaKind.VIDEO, "0");
  }

  public static TrackEvent sent(String track) {
    return new TrackEvent.Added(0, "pc1", track, MediaKind.VIDEO);
  }

  /** The page goes on to speak. */
  public static PeerEvent alive(double atMs) {
    return new ConnectionEvent.Stats(atMs, "pc1", Map.of());
  }

  public static PeerHistory history(PeerEvent... events) {
    return PeerHistory.of(
        List.of(events).stream().sorted(Comparator.comparingDouble(PeerEvent::atMs)).toList());
  }
}
