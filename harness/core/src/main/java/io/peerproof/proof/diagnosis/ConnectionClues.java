package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.CandidateError;
import io.peerproof.event.ConnectionEvent.CandidateGathered;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.media.DeviceVariant;
import io.peerproof.timeline.FarEnd;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Clues of one page's connection and of its origin. Pure. */
final class ConnectionClues {

  /** STUN binding, no response (W3C webrtc, {@code RTCPeerConnectionIceErrorEvent.errorCode}). */
  private static final int NO_RESPONSE = 701;

  /** ICE servers that a clue names. */
  private static final int MOST_SERVERS = 5;

  private ConnectionClues() {}

  /**
   * @param who {@code The caller}
   * @param missed whether something that this page should send does not arrive
   */
  static List<Clue> of(String who, PeerHistory history, boolean missed) {
    List<Clue> clues = new ArrayList<>();
    boolean connected = history.timeline().iceConnectedAtMs().isPresent();
    if (SignalingRoute.isWithItself(history)) {
      clues.add(
          Clue.cause(
              who
                  + "'s page set its own session description as the remote description: the page calls itself."));
    } else if (SignalingRoute.addsOwnCandidates(history)) {
      clues.add(
          Clue.cause(
              who
                  + "'s page added its own ICE candidates as remote candidates: the signaling returned them to their sender."));
    }
    if (receivesAnotherRun(history)) {
      clues.add(
          Clue.cause(
              String.format(
                  Locale.ROOT,
                  "%s receives the camera of another run%s: give each run a room of its own.",
                  who,
                  leadsElsewhere(history)
                      ? ", over a connection that leads to neither page of this call"
                      : "")));
    }
    SlowGathering.of(who.replaceFirst("^The", "the"), history)
        .map(Clue::possible)
        .ifPresent(clues::add);
    if (!connected) {
      unansweredServer(who, history).ifPresent(clues::add);
      hiddenAddresses(who, history).ifPresent(clues::add);
    }
    if (missed
        && !history.has(MediaEvent.Requested.class)
        && history.all(PageEvent.Log.class).stream().anyMatch(ConnectionClues::isOfDevices)) {
      insecureOrigin(who, history).ifPresent(clues::add);
    }
    return clues;
  }

  private static boolean receivesAnotherRun(PeerHistory history) {
    return history.all(VideoSample.class).stream()
        .filter(sample -> sample.remote() && sample.peer() != null)
        .anyMatch(sample -> DeviceVariant.isOfAnotherRun(sample.peer()));
  }

  /** Tells whether no remote track came over a connection with a page of the call. */
  private static boolean leadsElsewhere(PeerHistory history) {
    return history.all(TrackEvent.Received.class).stream()
        .allMatch(track -> history.connections().farEnd(track.pc()) == FarEnd.ELSEWHERE);
  }

  private static Optional<Clue> unansweredServer(String who, PeerHistory history) {
    List<String> servers =
        history.all(CandidateError.class).stream()
            .filter(error -> error.errorCode() == NO_RESPONSE)
            .map(CandidateError::url)
            .distinct()
            .toList();
    Optional<String> gathering = history.timeline().lastState(Machine.ICE_GATHERING);
    boolean goesOn = gathering.filter("gathering"::equals).isPresent();
    return servers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Clue.likely(
                String.format(
                    Locale.ROOT,
                    "%s got no answer from the ICE server %s%s.",
                    who,
                    firstOf(servers),
                    goesOn ? ", and still gathers candidates" : "")));
  }

  /** Names the first of them, and how many more there are. */
  private static String firstOf(List<String> servers) {
    int more = servers.size() - MOST_SERVERS;
    return servers.stream().limit(MOST_SERVERS).collect(Collectors.joining(", "))
        + (more > 0 ? String.format(Locale.ROOT, " and %d more", more) : "");
  }

  private static Optional<Clue> hiddenAddresses(String who, PeerHistory history) {
    List<String> candidates =
        history.all(CandidateGathered.class).stream()
            .map(CandidateGathered::candidate)
            .filter(Objects::nonNull)
            .filter(candidate -> !candidate.isEmpty())
            .toList();
    boolean hidden =
        !candidates.isEmpty() && candidates.stream().allMatch(one -> one.contains(".local "));
    return hidden
        ? Optional.of(
            Clue.likely(
                who
                    + "'s ICE candidates contain only mDNS names (.local), and many networks do not resolve them. A page that was granted a camera or a microphone gets IP addresses."))
        : Optional.empty();
  }

  /** An error such as {@code Cannot read properties of undefined (reading 'getUserMedia')}. */
  private static boolean isOfDevices(PageEvent.Log log) {
    return log.level().equals("error")
        && (log.text().contains("getUserMedia") || log.text().contains("mediaDevices"));
  }

  /** A browser gives no camera to a page that came over plain HTTP from another machine. */
  private static Optional<Clue> insecureOrigin(String who, PeerHistory history) {
    return history
        .currentDocumentStarted()
        .map(PageEvent.DocumentStarted::url)
        .filter(ConnectionClues::isInsecure)
        .map(
            url ->
                Clue.likely(
                    who
                        + "'s page is at the insecure origin "
                        + URI.create(url).resolve("/")
                        + ": a browser gives it no camera and no microphone (navigator.mediaDevices is missing). Use https or localhost."));
  }

  /** Secure Contexts, section 3.1: HTTP is trustworthy from loopback addresses alone. */
  static boolean isInsecure(String url) {
    try {
      URI address = URI.create(url);
      String host = address.getHost();
      return "http".equals(address.getScheme())
          && host != null
          && !host.equals("localhost")
          && !host.endsWith(".localhost")
          && !host.startsWith("127.")
          && !host.equals("[::1]");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
