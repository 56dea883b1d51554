package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.CandidateError;
import io.peerproof.event.ConnectionEvent.Closed;
import io.peerproof.event.ConnectionEvent.DescriptionFailed;
import io.peerproof.event.ConnectionEvent.DirectionSet;
import io.peerproof.event.ConnectionEvent.EncodingsSet;
import io.peerproof.event.ElementEvent.PlayRefused;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Clues to the cause of a failure: actions of the pages, and losses between them. A clue is no
 * verdict: it says what was seen, and when on the clock of the peer that did it, counted from its
 * first WebRTC call.
 */
public final class Clues {

  /** More than these do not help anybody. */
  private static final int MOST = 12;

  private final Set<String> clues = new LinkedHashSet<>();

  private Clues() {}

  /** {@code caller} and {@code callee}: all events of each peer, in order. */
  public static List<String> of(PeerHistory caller, PeerHistory callee) {
    PeerHistory callers = caller.currentDocument();
    PeerHistory callees = callee.currentDocument();
    Clues clues = new Clues();
    clues.clues.addAll(DescriptionDiff.differences(caller, callee));
    clues.between("caller", callers, "callee", callees);
    clues.between("callee", callees, "caller", callers);
    clues.deeds("The caller", callers);
    clues.deeds("The callee", callees);
    SentVideo.oddities("the caller", callers).forEach(clues::add);
    SentVideo.oddities("the callee", callees).forEach(clues::add);
    return clues.clues.stream().limit(MOST).toList();
  }

  /**
   * Returns clues in a call of more than two peers: actions of the pages only, because nothing says
   * which connection of one page leads to which of another.
   *
   * @param peers all events of each peer, in the order of the peers
   */
  public static List<String> ofGroup(List<PeerHistory> peers) {
    Clues clues = new Clues();
    for (int n = 1; n <= peers.size(); n++) {
      PeerHistory current = peers.get(n - 1).currentDocument();
      clues.deeds("Peer " + n, current);
      SentVideo.oddities("peer " + n, current).forEach(clues::add);
    }
    return clues.clues.stream().limit(MOST).toList();
  }

  private void add(String clue) {
    clues.add(clue);
  }

  /** Adds a clue for each thing that one peer sent and the other never got. */
  private void between(String from, PeerHistory sender, String to, PeerHistory receiver) {
    boolean open = receiver.timeline().connection().isPresent();
    long gathered = sender.iceCandidates().gathered();
    boolean connected = receiver.timeline().iceConnectedAtMs().isPresent();
    if (open && gathered > 0 && !receiver.iceCandidates().arrived() && !connected) {
      clues.add(
          "The %s gathered %d candidate(s), and the %s added none of them."
              .formatted(from, gathered, to));
    }
  }

  /** A browser gives a frame of another origin no camera unless the page around it says so. */
  private void foreignFrame(String who, PeerHistory history) {
    boolean refused =
        history.all(MediaEvent.Refused.class).stream()
            .anyMatch(refusal -> refusal.name().equals("NotAllowedError"));
    List<String> origins =
        history.all(PageEvent.DocumentStarted.class).stream()
            .map(PageEvent.DocumentStarted::url)
            .filter(url -> url.startsWith("http"))
            .map(url -> URI.create(url).resolve("/").toString())
            .distinct()
            .toList();
    if (refused && origins.size() > 1) {
      clues.add(
          "%s's page has a frame of another origin, %s: it gets camera and microphone only with allow=\"camera; microphone\" on the iframe."
              .formatted(who, origins.get(1)));
    }
  }

  private void deeds(String who, PeerHistory history) {
    foreignFrame(who, history);
    double originMs = history.timeline().firstCallAtMs().orElse(firstMs(history));
    for (PeerEvent event : history.events()) {
      deed(event)
          .map(
              what ->
                  String.format(
                      Locale.ROOT, "%s's %s (at %+.0f ms).", who, what, event.atMs() - originMs))
          .ifPresent(this::add);
    }
  }

  private static double firstMs(PeerHistory history) {
    return history.events().isEmpty() ? 0 : history.events().get(0).atMs();
  }

  private static Optional<String> deed(PeerEvent event) {
    if (event instanceof PageEvent.DialogClosed dialog && dialog.unanswered()) {
      return Optional.of(
          "page showed \"%s\" (%s), and nobody answered"
              .formatted(dialog.text().strip().replaceAll("\\s+", " "), dialog.dialog()));
    }
    if (event instanceof TrackEvent.EnabledSet set && !set.enabled()) {
      return Optional.of("page disabled the " + set.kind() + " track " + shortId(set.track()));
    }
    if (event instanceof TrackEvent.Stopped stopped) {
      return Optional.of(
          "page stopped the " + stopped.kind() + " track " + shortId(stopped.track()));
    }
    if (event instanceof TrackEvent.Replaced replaced) {
      return Optional.of(
          replaced.track().isEmpty()
              ? "page took the " + replaced.kind() + " track out of its sender (replaceTrack(null))"
              : "page put another " + replaced.kind() + " track into its sender (replaceTrack)");
    }
    if (event instanceof TrackEvent.Removed removed) {
      return Optional.of("page removed the " + removed.kind() + " track from its connection");
    }
    if (event instanceof EncodingsSet set && set.active().contains(false)) {
      return Optional.of(
          "page set its %s encodings to %s with setParameters"
              .formatted(
                  set.kind(), set.active().stream().map(a -> a ? "active" : "inactive").toList()));
    }
    if (event instanceof DirectionSet set && !set.direction().equals("sendrecv")) {
      return Optional.of(
          "page set the direction of its " + set.kind() + " transceiver to " + set.direction());
    }
    return oddity(event);
  }

  private static Optional<String> oddity(PeerEvent event) {
    if (event instanceof PlayRefused refused) {
      return Optional.of(
          "%s.play() was rejected with %s".formatted(refused.element(), refused.name()));
    }
    if (event instanceof DescriptionFailed failed) {
      return Optional.of(
          "%s() failed: %s: %s".formatted(failed.method(), failed.name(), failed.message()));
    }
    if (event instanceof CandidateError error) {
      return Optional.of(
          "ICE server %s did not serve: %d %s"
              .formatted(error.url(), error.errorCode(), error.errorText()));
    }
    if (event instanceof Closed closed) {
      return Optional.of("page closed " + closed.pc());
    }
    if (event instanceof TrackEvent.StateChanged state && state.value().equals("ended")) {
      return Optional.of("remote " + state.kind() + " track ended");
    }
    if (event instanceof PageEvent.Log log && log.level().equals("error")) {
      return Optional.of("page reported an error: " + log.text());
    }
    return Optional.empty();
  }

  private static String shortId(String track) {
    return track.length() > 8 ? track.substring(0, 8) : track;
  }
}
