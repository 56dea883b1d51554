package io.peerproof.proof.measure;

import io.peerproof.event.ElementEvent.AudioCovered;
import io.peerproof.event.ElementEvent.FrameSample;
import io.peerproof.event.ElementEvent.FramesPresented;
import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.timeline.PeerHistory;

/**
 * Number of events that a measure would have needed and that the histories no longer hold, since
 * the call was long.
 *
 * @param presented batches of presented frames
 * @param captured batches of frames that the other peer's camera delivered
 * @param samples samples of the video's content
 * @param audio pieces of received audio
 */
public record UnmeasuredEvents(long presented, long captured, long samples, long audio) {

  /** All events are there. */
  public static final UnmeasuredEvents NONE = new UnmeasuredEvents(0, 0, 0, 0);

  /**
   * Counts the events that measures of one direction lack.
   *
   * @param own events of the peer that receives, of its current document
   * @param others events of the other peer likewise
   */
  public static UnmeasuredEvents of(PeerHistory own, PeerHistory others) {
    return new UnmeasuredEvents(
        own.leftOut().count(FramesPresented.class),
        others.leftOut().count(FramesCaptured.class),
        own.leftOut().count(FrameSample.class),
        own.leftOut().count(AudioCovered.class));
  }
}
