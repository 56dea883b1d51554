package io.peerproof.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;

/**
 * Something that happened in a peer's page, as the probe saw it.
 *
 * <p>Names of types and states are the specification's (W3C WebRTC 1.0, Media Capture and Streams).
 * In JSON the property {@code type} names the record.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(name = "document", value = PageEvent.DocumentStarted.class),
  @Type(name = "interactive", value = PageEvent.DocumentInteractive.class),
  @Type(name = "loaded", value = PageEvent.DocumentLoaded.class),
  @Type(name = "unloaded", value = PageEvent.DocumentUnloaded.class),
  @Type(name = "visibility", value = PageEvent.VisibilityChanged.class),
  @Type(name = "open-failed", value = PageEvent.OpenFailed.class),
  @Type(name = "navigated", value = PageEvent.Navigated.class),
  @Type(name = "script-failed", value = PageEvent.ScriptFailed.class),
  @Type(name = "socket-closed", value = PageEvent.SocketClosed.class),
  @Type(name = "tab-channel", value = PageEvent.TabChannelUsed.class),
  @Type(name = "dialog-opened", value = PageEvent.DialogOpened.class),
  @Type(name = "dialog-closed", value = PageEvent.DialogClosed.class),
  @Type(name = "log", value = PageEvent.Log.class),
  @Type(name = "left-out", value = PageEvent.LeftOut.class),
  @Type(name = "no-media-devices", value = PageEvent.NoMediaDevices.class),
  @Type(name = "pace", value = PageEvent.PaceMeasured.class),
  @Type(name = "probe-error", value = PageEvent.ProbeError.class),
  @Type(name = "media-requested", value = MediaEvent.Requested.class),
  @Type(name = "media-granted", value = MediaEvent.Granted.class),
  @Type(name = "media-refused", value = MediaEvent.Refused.class),
  @Type(name = "display-requested", value = DisplayEvent.Requested.class),
  @Type(name = "display-granted", value = DisplayEvent.Granted.class),
  @Type(name = "display-refused", value = DisplayEvent.Refused.class),
  @Type(name = "frames-captured", value = MediaEvent.FramesCaptured.class),
  @Type(name = "peer-connection", value = ConnectionEvent.Created.class),
  @Type(name = "peer-connection-closed", value = ConnectionEvent.Closed.class),
  @Type(name = "state", value = ConnectionEvent.StateChanged.class),
  @Type(name = "description-created", value = ConnectionEvent.DescriptionCreated.class),
  @Type(name = "description-set", value = ConnectionEvent.DescriptionSet.class),
  @Type(name = "description-failed", value = ConnectionEvent.DescriptionFailed.class),
  @Type(name = "candidate-gathered", value = ConnectionEvent.CandidateGathered.class),
  @Type(name = "candidate-error", value = ConnectionEvent.CandidateError.class),
  @Type(name = "candidate-added", value = ConnectionEvent.CandidateAdded.class),
  @Type(name = "candidate-failed", value = ConnectionEvent.CandidateFailed.class),
  @Type(name = "data-channel", value = ConnectionEvent.DataChannelState.class),
  @Type(name = "data-message", value = ConnectionEvent.DataMessage.class),
  @Type(name = "data-send-failed", value = ConnectionEvent.DataSendFailed.class),
  @Type(name = "direction-set", value = ConnectionEvent.DirectionSet.class),
  @Type(name = "encodings-set", value = ConnectionEvent.EncodingsSet.class),
  @Type(name = "method-failed", value = ConnectionEvent.MethodFailed.class),
  @Type(name = "encoded-transform", value = ConnectionEvent.EncodedTransformSet.class),
  @Type(name = "stats", value = ConnectionEvent.Stats.class),
  @Type(name = "track-added", value = TrackEvent.Added.class),
  @Type(name = "track-received", value = TrackEvent.Received.class),
  @Type(name = "track-state", value = TrackEvent.StateChanged.class),
  @Type(name = "track-enabled", value = TrackEvent.EnabledSet.class),
  @Type(name = "track-stopped", value = TrackEvent.Stopped.class),
  @Type(name = "track-cloned", value = TrackEvent.Cloned.class),
  @Type(name = "track-removed", value = TrackEvent.Removed.class),
  @Type(name = "track-replaced", value = TrackEvent.Replaced.class),
  @Type(name = "source-set", value = ElementEvent.SourceSet.class),
  @Type(name = "frame-presented", value = ElementEvent.FramePresented.class),
  @Type(name = "frame-stamped", value = ElementEvent.FrameStamped.class),
  @Type(name = "play-refused", value = ElementEvent.PlayRefused.class),
  @Type(name = "element-state", value = ElementEvent.ElementState.class),
  @Type(name = "frames-presented", value = ElementEvent.FramesPresented.class),
  @Type(name = "picture", value = ElementEvent.FrameSample.class),
  @Type(name = "sound-covered", value = ElementEvent.AudioCovered.class),
  @Type(name = "picture-changed", value = ElementEvent.VideoChanged.class),
  @Type(name = "video-sample", value = ElementEvent.VideoSample.class),
  @Type(name = "audio-sample", value = ElementEvent.AudioSample.class)
})
public sealed interface PeerEvent
    permits ConnectionEvent, DisplayEvent, ElementEvent, MediaEvent, PageEvent, TrackEvent {

  /**
   * Time of the event on the page's own clock: {@code performance.timeOrigin + performance.now()},
   * milliseconds since the Unix epoch. Differences within one peer are durations; differences
   * between peers are not.
   */
  double atMs();

  /** The name of a type of events in JSON. */
  static String nameOf(Class<? extends PeerEvent> type) {
    return Arrays.stream(PeerEvent.class.getAnnotation(JsonSubTypes.class).value())
        .filter(one -> one.value() == type)
        .map(Type::name)
        .findFirst()
        .orElseThrow();
  }
}
