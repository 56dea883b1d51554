package io.peerproof.timeline;

import io.peerproof.event.ElementEvent;
import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sources of the page's media elements. */
public final class ElementSources {

  private static final String UNTOUCHED =
      ": without a click, a browser plays audible media only on a page that captures a camera or a microphone; click with --steps, or use --autoplay allow";

  private ElementSources() {}

  /**
   * Tells whether an element may have a remote track of {@code kind}: the page gave it a stream
   * with that track, or an empty stream that may have got the track since. A browser need not
   * decode a track that no element plays.
   */
  public static boolean mayHave(PeerHistory history, MediaKind kind) {
    Set<String> remote =
        history.all(TrackEvent.Received.class).stream()
            .filter(track -> track.kind() == kind)
            .map(TrackEvent.Received::track)
            .collect(Collectors.toSet());
    return mayHave(history, remote);
  }

  /**
   * Tells whether an element may have one of these tracks: the page gave it a stream with that
   * track, or an empty stream that may have got the track since, or the element has it now.
   */
  public static boolean mayHave(PeerHistory history, Set<String> tracks) {
    return Stream.concat(
            history.all(ElementEvent.SourceSet.class).stream()
                .map(ElementEvent.SourceSet::tracks)
                .filter(given -> given.isEmpty() || given.stream().anyMatch(tracks::contains)),
            history.elementStates().values().stream()
                .map(ElementState::tracks)
                .filter(had -> had.stream().anyMatch(tracks::contains)))
        .findAny()
        .isPresent();
  }

  /**
   * The reason why no element presents a remote track of {@code kind}: {@code : #remote is paused}.
   */
  public static String why(PeerHistory history, MediaKind kind) {
    Set<String> remote = history.remoteTracks(kind).open();
    List<String> why =
        history.elementStates().values().stream()
            .filter(state -> state.tracks().stream().anyMatch(remote::contains))
            .map(state -> why(history, kind, state))
            .flatMap(Optional::stream)
            .toList();
    return why.isEmpty() ? "" : ": " + String.join(", ", why);
  }

  private static Optional<String> why(PeerHistory history, MediaKind kind, ElementState state) {
    String name = history.elementName(state.element());
    if (state.paused()) {
      return Optional.of(name + " is paused" + refusal(history, state));
    }
    if (kind == MediaKind.AUDIO && state.muted()) {
      return Optional.of(name + " is muted or almost at volume 0");
    }
    return kind == MediaKind.VIDEO && isGiven(state.unseen())
        ? Optional.of(unseen(history, state.element()))
        : Optional.empty();
  }

  /**
   * An element that nobody can see, and what hides it: {@code #remote, which nobody can see:
   * div#curtain covers it}.
   */
  public static String unseen(PeerHistory history, String element) {
    ElementState state = history.elementStates().get(element);
    String why = ForeignFrames.hiding(history, state).orElse(state == null ? null : state.unseen());
    return history.elementName(element)
        + ", which nobody can see"
        + (isGiven(why) ? ": " + why : "");
  }

  /** Returns what may hide an element, where the browser does not tell; empty where nothing may. */
  public static String unsure(PeerHistory history, String element) {
    ElementState state = history.elementStates().get(element);
    String unsure = state == null ? null : state.unsure();
    if (!isGiven(unsure) && ForeignFrames.maybeHiding(history, state)) {
      return "it is in a frame of another origin, and the page around may hide that";
    }
    return unsure == null ? "" : unsure;
  }

  /** Tells whether the page around hides the frame of another origin that an element is in. */
  public static boolean isInHiddenFrame(PeerHistory history, String element) {
    return ForeignFrames.hiding(history, history.elementStates().get(element)).isPresent();
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  /** The elements that are paused now. */
  public static Set<String> paused(PeerHistory history) {
    return history.elementStates().values().stream()
        .filter(ElementEvent.ElementState::paused)
        .map(ElementEvent.ElementState::element)
        .collect(Collectors.toSet());
  }

  private static String refusal(PeerHistory history, ElementEvent.ElementState state) {
    return history.all(ElementEvent.PlayRefused.class).stream()
        .filter(refused -> refused.element().equals(state.element()))
        .map(
            refused ->
                ", and play() was rejected with "
                    + refused.name()
                    + (refused.name().equals("NotAllowedError") ? UNTOUCHED : ""))
        .reduce((earlier, later) -> later)
        .orElse(state.muted() || history.has(MediaEvent.Granted.class) ? "" : UNTOUCHED);
  }
}
