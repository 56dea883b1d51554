package io.peerproof.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of an {@code RTCPeerConnection}; {@code pc} names it: {@code pc1}, {@code pc2}, … in order
 * of creation.
 */
public sealed interface ConnectionEvent extends PeerEvent {

  String pc();

  /** The page made a peer connection with these ICE server URLs. */
  record Created(double atMs, String pc, List<String> iceServers) implements ConnectionEvent {
    public Created {
      iceServers = List.copyOf(iceServers);
    }
  }

  /** The page called {@code close()}. */
  record Closed(double atMs, String pc) implements ConnectionEvent {}

  /** A state of the connection changed; {@code value} is the specification's word. */
  record StateChanged(double atMs, String pc, Machine machine, String value)
      implements ConnectionEvent {}

  /** {@code createOffer} or {@code createAnswer} resolved. */
  record DescriptionCreated(double atMs, String pc, String kind) implements ConnectionEvent {}

  /**
   * {@code setLocalDescription} or {@code setRemoteDescription} resolved. It was called at {@code
   * startedAtMs}; {@code kind} is {@code offer}, {@code answer}, {@code pranswer} or {@code
   * rollback}.
   */
  record DescriptionSet(
      double atMs, String pc, Side side, String kind, double startedAtMs, String sdp)
      implements ConnectionEvent {}

  /** {@code createOffer}, {@code createAnswer} or one of the setters was rejected. */
  record DescriptionFailed(double atMs, String pc, String method, String name, String message)
      implements ConnectionEvent {}

  /** {@code icecandidate}; null at the end of candidates. */
  record CandidateGathered(double atMs, String pc, @Nullable String candidate)
      implements ConnectionEvent {}

  /** {@code icecandidateerror}: a STUN or TURN server did not answer, or refused. */
  record CandidateError(double atMs, String pc, String url, int errorCode, String errorText)
      implements ConnectionEvent {}

  /** {@code addIceCandidate} resolved; null at the end of candidates. */
  record CandidateAdded(double atMs, String pc, @Nullable String candidate)
      implements ConnectionEvent {}

  /** {@code addIceCandidate} was rejected. */
  record CandidateFailed(
      double atMs, String pc, @Nullable String candidate, String name, String message)
      implements ConnectionEvent {}

  /**
   * A data channel changed its {@code readyState}, first when it was made or received.
   *
   * @param channel its name, since several may have one label: {@code dc1}, {@code dc2}, … in the
   *     order in which the page made or received them; null in older reports
   */
  record DataChannelState(
      double atMs, String pc, String label, @Nullable String channel, String value)
      implements ConnectionEvent {}

  /**
   * A message of a data channel.
   *
   * @param channel name of the channel, as in {@link DataChannelState}
   * @param bytes of its content; of a string, in UTF-8
   * @param digest of its content: FNV-1a, 32 bits, eight hexadecimal digits; the same for the same
   *     content at the other end
   */
  record DataMessage(
      double atMs,
      String pc,
      String label,
      @Nullable String channel,
      Way way,
      long bytes,
      String digest)
      implements ConnectionEvent {}

  /**
   * {@code send} of a data channel threw: the message was never on its way.
   *
   * @param channel name of the channel, as in {@link DataChannelState}
   */
  record DataSendFailed(
      double atMs, String pc, String label, @Nullable String channel, String name, String message)
      implements ConnectionEvent {}

  /** The page set a transceiver's {@code direction}; {@code mid} is empty before there is one. */
  record DirectionSet(double atMs, String pc, String mid, MediaKind kind, String direction)
      implements ConnectionEvent {}

  /**
   * {@code setParameters} of a sender resolved; {@code active} of each encoding, in their order.
   */
  record EncodingsSet(double atMs, String pc, String track, MediaKind kind, List<Boolean> active)
      implements ConnectionEvent {
    public EncodingsSet {
      active = List.copyOf(active);
    }
  }

  /**
   * A method of a connection or of a sender threw, or was rejected. The page may have caught that.
   *
   * @param pc empty where it was a constructor
   * @param method {@code new RTCPeerConnection}, {@code new WebSocket}, {@code addTrack}, {@code
   *     replaceTrack}, …
   */
  record MethodFailed(double atMs, String pc, String method, String name, String message)
      implements ConnectionEvent {

    /** The method of a connection that was never made. */
    public static final String CONSTRUCTOR = "new RTCPeerConnection";

    /** Tells whether it was the constructor of a connection. */
    public boolean ofConstructor() {
      return method.equals(CONSTRUCTOR);
    }
  }

  /**
   * The page put a transform of its own between the encoder and the network, or between the network
   * and the decoder, to encrypt media for example.
   *
   * @param api {@code RTCRtpScriptTransform} or {@code createEncodedStreams}
   */
  record EncodedTransformSet(double atMs, String pc, End side, MediaKind kind, String api)
      implements ConnectionEvent {}

  /**
   * A sample of {@code getStats()}: the report's entries of the types that tell where media got
   * stuck, as the browser gave them, by their id.
   */
  record Stats(double atMs, String pc, Map<String, Map<String, Object>> report)
      implements ConnectionEvent {
    public Stats {
      report = Map.copyOf(report);
    }
  }

  /** The end that a description describes. */
  enum Side {
    LOCAL,
    REMOTE
  }

  /** The end of a connection at which a transform works. */
  enum End {
    SENDER,
    RECEIVER
  }

  /** Direction of a data-channel message. */
  enum Way {
    SENT,
    RECEIVED
  }

  /** The state machines of a peer connection. */
  enum Machine {
    SIGNALING("signalingState"),
    ICE_GATHERING("iceGatheringState"),
    ICE_CONNECTION("iceConnectionState"),
    CONNECTION("connectionState"),
    DTLS("dtlsTransportState");

    private final String attribute;

    Machine(String attribute) {
      this.attribute = attribute;
    }

    /** The specification's name of the attribute; a DTLS transport's is {@code state} alone. */
    public String attribute() {
      return attribute;
    }
  }
}
