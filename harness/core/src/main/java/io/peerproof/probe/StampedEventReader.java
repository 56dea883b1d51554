package io.peerproof.probe;

import io.peerproof.event.ElementEvent.FrameSample;
import io.peerproof.event.ElementEvent.FrameStamped;
import io.peerproof.event.ElementEvent.FramesPresented;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.StampedFrame;
import io.peerproof.media.DeviceVariant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what stamps carry as their peer by the peer of the call; a camera of another run gets a
 * number beyond its peers.
 *
 * @param variant of the fake devices of the call
 */
record StampedEventReader(DeviceVariant variant) {

  PeerEventJson.Numbered read(PeerEventJson.Numbered message) {
    return new PeerEventJson.Numbered(message.count(), read(message.event()));
  }

  private PeerEvent read(PeerEvent event) {
    if (event instanceof VideoSample sample && sample.peer() != null) {
      return new VideoSample(
          sample.atMs(),
          sample.element(),
          sample.track(),
          sample.remote(),
          sample.presentedFrames(),
          sample.width(),
          sample.height(),
          peer(sample.peer()),
          sample.counter(),
          sample.meanLuma(),
          sample.visible(),
          sample.orientation(),
          sample.screen());
    }
    if (event instanceof FramesPresented presented) {
      return new FramesPresented(
          presented.atMs(), presented.element(), presented.track(), frames(presented.frames()));
    }
    if (event instanceof FramesCaptured captured) {
      return new FramesCaptured(
          captured.atMs(), captured.request(), captured.track(), frames(captured.frames()));
    }
    if (event instanceof FrameStamped first) {
      return new FrameStamped(
          first.atMs(),
          first.element(),
          first.track(),
          variant.peerOf(first.peer()),
          first.counter(),
          first.orientation(),
          first.screen());
    }
    return event instanceof FrameSample sample
        ? new FrameSample(
            sample.atMs(),
            sample.element(),
            sample.track(),
            variant.peerOf(sample.peer()),
            sample.counter(),
            sample.width(),
            sample.height(),
            sample.luma())
        : event;
  }

  private List<StampedFrame> frames(List<StampedFrame> frames) {
    return frames.stream()
        .map(frame -> new StampedFrame(frame.atMs(), peer(frame.peer()), frame.counter()))
        .toList();
  }

  private @Nullable Integer peer(@Nullable Integer stamp) {
    return stamp == null ? null : Integer.valueOf(variant.peerOf(stamp));
  }
}
