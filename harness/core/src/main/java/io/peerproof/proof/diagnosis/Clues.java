package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.CandidateError;
import io.peerproof.event.ConnectionEvent.Closed;
import io.peerproof.event.ConnectionEvent.DescriptionFailed;
import io.peerproof.event.ConnectionEvent.DirectionSet;
import io.peerproof.event.ConnectionEvent.EncodingsSet;
import io.peerproof.event.ConnectionEvent.MethodFailed;
import io.peerproof.event.DisplayEvent;
import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.ElementEvent.PlayRefused;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.event.PlainText;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Clues to the cause of a failure: actions of the pages, and losses between them. A clue is no
 * verdict: it says what was seen, and when on the clock of the peer that did it, counted from its
 * first WebRTC call. Those that explain most come first.
 */
public final class Clues {

  /** More than these do not help anybody. */
  private static final int MOST = 12;

  private static final Set<MediaKind> EVERYTHING = EnumSet.allOf(MediaKind.class);

  private final List<Clue> clues = new ArrayList<>();

  private Clues() {}

  /** Of two peers that miss all media. */
  static List<String> of(PeerHistory caller, PeerHistory callee) {
    return of(caller, callee, EVERYTHING, EVERYTHING);
  }

  /**
   * @param caller all events of the caller, in order
   * @param callee all events of the callee, in order
   * @param callerMisses kinds of media that the caller should receive, and does not
   * @param calleeMisses likewise
   */
  public static List<String> of(
      PeerHistory caller,
      PeerHistory callee,
      Set<MediaKind> callerMisses,
      Set<MediaKind> calleeMisses) {
    PeerHistory callers = caller.currentDocument();
    PeerHistory callees = callee.currentDocument();
    Clues clues = new Clues();
    clues.clues.addAll(DescriptionDiff.differences(caller, callee));
    clues.between("caller", callers, "callee", callees);
    clues.between("callee", callees, "caller", callers);
    clues.clues.addAll(UnreachableClues.of(PeerRole.CALLER, callers, callees));
    clues.clues.addAll(UnreachableClues.of(PeerRole.CALLEE, callees, callers));
    clues.clues.addAll(TransformClues.of("caller", callers, "callee", callees, calleeMisses));
    clues.clues.addAll(TransformClues.of("callee", callees, "caller", callers, callerMisses));
    clues.page("The caller", callers, callerMisses, calleeMisses);
    clues.page("The callee", callees, calleeMisses, callerMisses);
    return clues.ranked();
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
      clues.page("Peer " + n, peers.get(n - 1).currentDocument(), EVERYTHING, EVERYTHING);
    }
    return clues.ranked();
  }

  /** Returns the clues that explain most first, else in the order in which they were found. */
  private List<String> ranked() {
    List<String> all =
        clues.stream()
            .sorted(Comparator.comparing(Clue::level))
            .map(Clue::text)
            .distinct()
            .toList();
    int more = all.size() - MOST;
    return more <= 0
        ? all
        : Stream.concat(
                all.stream().limit(MOST),
                Stream.of(
                    String.format(
                        Locale.ROOT,
                        "%d more %s left out.",
                        more,
                        more == 1 ? "clue was" : "clues were")))
            .toList();
  }

  /** Adds a clue for candidates that one peer gathered and the other never got. */
  private void between(String from, PeerHistory sender, String to, PeerHistory receiver) {
    boolean open = receiver.timeline().connection().isPresent();
    long gathered = sender.iceCandidates().gathered();
    boolean connected = receiver.timeline().iceConnectedAtMs().isPresent();
    boolean elsewhere =
        SignalingRoute.isWithThirdParty(sender, receiver)
            || SignalingRoute.isWithThirdParty(receiver, sender);
    if (open && gathered > 0 && !receiver.iceCandidates().arrived() && !connected && !elsewhere) {
      String text =
          String.format(
              Locale.ROOT,
              "The %s gathered %s, and the %s added none of them.",
              from,
              gathered == 1 ? "1 candidate" : gathered + " candidates",
              to);
      clues.add(
          SignalingRoute.isDirect(sender, receiver) ? Clue.likely(text) : Clue.possible(text));
    }
  }

  /**
   * @param missed kinds of media that this page receives from nobody
   * @param notArriving kinds of media that its remote peer misses
   */
  private void page(
      String who, PeerHistory history, Set<MediaKind> missed, Set<MediaKind> notArriving) {
    clues.addAll(ConnectionClues.of(who, history, !notArriving.isEmpty()));
    actions(who, history, missed, notArriving);
    String inSentence = who.substring(0, 1).toLowerCase(Locale.ROOT) + who.substring(1);
    SentVideo.oddities(inSentence, history).stream()
        .map(
            oddity ->
                notArriving.contains(MediaKind.VIDEO) ? Clue.likely(oddity) : Clue.possible(oddity))
        .forEach(clues::add);
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
      String text =
          String.format(
              Locale.ROOT,
              "%s's page has a frame of another origin, %s: it gets camera and microphone only with allow=\"camera; microphone\" on the iframe.",
              who,
              origins.get(1));
      clues.add(Clue.likely(text));
    }
  }

  private void actions(
      String who, PeerHistory history, Set<MediaKind> missed, Set<MediaKind> notArriving) {
    foreignFrame(who, history);
    double originMs = history.timeline().firstCallAtMs().orElse(firstMs(history));
    RepeatedActions.of(history.events(), Clues::action)
        .forEach(
            action -> {
              ClueLevel level =
                  action.events().stream()
                      .map(event -> levelOf(event, history, missed, notArriving))
                      .min(Comparator.naturalOrder())
                      .orElseThrow();
              clues.add(
                  new Clue(
                      level,
                      PlainText.of(
                          String.format(
                              Locale.ROOT,
                              "%s's %s (at %s%s).",
                              who,
                              action.text(),
                              sign(action.events().get(0).atMs() - originMs),
                              action.times()))));
            });
  }

  private static String sign(double ms) {
    return (ms < 0 ? "-" : "+") + DurationText.ofMillis(Math.abs(Math.round(ms)));
  }

  /** Returns the level of an action as a clue to what is missing. */
  private static ClueLevel levelOf(
      PeerEvent event, PeerHistory history, Set<MediaKind> missed, Set<MediaKind> notArriving) {
    Optional<MediaKind> sent = kindOfSentMedia(event);
    if (sent.isPresent()) {
      return !notArriving.contains(sent.get())
          ? ClueLevel.POSSIBLE
          : SendingState.isEndedByThePage(history, sent.get()) ? ClueLevel.CAUSE : ClueLevel.LIKELY;
    }
    if (event instanceof PlayRefused refused) {
      boolean paused =
          Optional.ofNullable(history.elementStates().get(refused.element()))
              .filter(ElementState::paused)
              .isPresent();
      return missed.isEmpty() ? ClueLevel.POSSIBLE : paused ? ClueLevel.CAUSE : ClueLevel.LIKELY;
    }
    if (event instanceof DescriptionFailed) {
      return history.timeline().remoteDescriptionAtMs().isEmpty()
          ? ClueLevel.CAUSE
          : ClueLevel.POSSIBLE;
    }
    if (event instanceof MethodFailed failed) {
      return levelOf(failed, history);
    }
    if (event instanceof Closed) {
      return history.timeline().allClosed() ? ClueLevel.CAUSE : ClueLevel.POSSIBLE;
    }
    if (event instanceof TrackEvent.StateChanged state) {
      return missed.contains(state.kind()) ? ClueLevel.LIKELY : ClueLevel.POSSIBLE;
    }
    return event instanceof CandidateError ? ClueLevel.POSSIBLE : ClueLevel.LIKELY;
  }

  /** A page tries what a browser knows; only what it could not do without explains anything. */
  private static ClueLevel levelOf(MethodFailed failed, PeerHistory history) {
    if (failed.ofConstructor()) {
      return history.has(ConnectionEvent.Created.class) ? ClueLevel.POSSIBLE : ClueLevel.CAUSE;
    }
    return history.connections().unrelated().contains(failed.pc())
        ? ClueLevel.POSSIBLE
        : ClueLevel.LIKELY;
  }

  private static Optional<MediaKind> kindOfSentMedia(PeerEvent event) {
    if (event instanceof EncodingsSet set) {
      return Optional.of(set.kind());
    }
    if (event instanceof DirectionSet set) {
      return Optional.of(set.kind());
    }
    if (event instanceof DisplayEvent.Refused) {
      return Optional.of(MediaKind.VIDEO);
    }
    return event instanceof TrackEvent track && !(event instanceof TrackEvent.StateChanged)
        ? Optional.of(track.kind())
        : Optional.empty();
  }

  private static double firstMs(PeerHistory history) {
    return history.events().isEmpty() ? 0 : history.events().get(0).atMs();
  }

  private static Optional<String> action(PeerEvent event) {
    if (event instanceof PageEvent.ScriptFailed failed) {
      return Optional.of("page could not load its script " + failed.url());
    }
    if (event instanceof PageEvent.SocketClosed socket && !socket.clean()) {
      return Optional.of(
          socket.opened()
              ? String.format(
                  Locale.ROOT, "page lost its WebSocket %s (code %d)", socket.url(), socket.code())
              : String.format(Locale.ROOT, "page could not open its WebSocket %s", socket.url()));
    }
    if (event instanceof PageEvent.DialogClosed dialog && dialog.unanswered()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "page showed \"%s\" (%s), and nobody answered",
              dialog.text().strip().replaceAll("\\s+", " "),
              dialog.dialog()));
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
          String.format(
              Locale.ROOT,
              "page set its %s encodings to %s with setParameters",
              set.kind(),
              set.active().stream().map(a -> a ? "active" : "inactive").toList()));
    }
    if (event instanceof DirectionSet set && !set.direction().equals("sendrecv")) {
      return Optional.of(
          "page set the direction of its " + set.kind() + " transceiver to " + set.direction());
    }
    return oddity(event);
  }

  private static Optional<String> oddity(PeerEvent event) {
    if (event instanceof DisplayEvent.Refused refused) {
      return Optional.of("page got no screen: getDisplayMedia was refused: " + refused.words());
    }
    if (event instanceof PlayRefused refused) {
      return Optional.of(
          String.format(
              Locale.ROOT, "%s.play() was rejected with %s", refused.element(), refused.name()));
    }
    if (event instanceof DescriptionFailed failed) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s() failed: %s: %s",
              failed.method(),
              failed.name(),
              failed.message()));
    }
    if (event instanceof MethodFailed failed) {
      return Optional.of(
          String.format(
              Locale.ROOT, "%s failed: %s: %s", failed.method(), failed.name(), failed.message()));
    }
    if (event instanceof CandidateError error) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "request to the ICE server %s failed: %d %s",
              error.url(),
              error.errorCode(),
              error.errorText()));
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
