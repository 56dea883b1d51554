package io.peerproof.proof.expectation;

import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.timeline.NegotiatedMedia;
import io.peerproof.timeline.PeerHistory;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Capture that a page tried in vain, or could not try. It counts as meant: a page that falls back
 * to less, or goes on with nothing, is not what its users want.
 *
 * @param kinds that were to be captured, and were not
 * @param reason one clause on the page: {@code its getUserMedia was refused: NotAllowedError: …}
 */
public record CaptureFailure(Set<MediaKind> kinds, String reason) {

  /** Names in the text of an error that a page reported. */
  private static final Pattern CAPTURE = Pattern.compile("\\b(getUserMedia|mediaDevices)\\b");

  private static final Set<String> ERRORS = Set.of("error", "warn");

  public CaptureFailure {
    kinds = Set.copyOf(kinds);
  }

  /** Reads it from the events of a page's current document; empty where nothing failed. */
  public static Optional<CaptureFailure> of(PeerHistory history) {
    if (history.has(MediaEvent.Requested.class)) {
      return refused(history).or(() -> screenRefused(history));
    }
    return history.has(DisplayEvent.Requested.class)
        ? screenRefused(history)
        : reported(history).or(() -> unavailable(history));
  }

  /** The page got no screen, and shares none since. */
  private static Optional<CaptureFailure> screenRefused(PeerHistory history) {
    double grantedMs =
        history
            .last(DisplayEvent.Granted.class)
            .map(PeerEvent::atMs)
            .orElse(Double.NEGATIVE_INFINITY);
    return history
        .last(DisplayEvent.Refused.class)
        .filter(refused -> refused.atMs() > grantedMs)
        .map(
            refused ->
                new CaptureFailure(
                    Set.of(MediaKind.VIDEO),
                    "its getDisplayMedia was refused: " + refused.words()));
  }

  private static Optional<CaptureFailure> refused(PeerHistory history) {
    Map<Integer, Set<MediaKind>> requests = new HashMap<>();
    for (MediaEvent.Requested asked : history.all(MediaEvent.Requested.class)) {
      Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
      if (asked.audio()) {
        kinds.add(MediaKind.AUDIO);
      }
      if (asked.video()) {
        kinds.add(MediaKind.VIDEO);
      }
      requests.put(asked.request(), kinds);
    }
    Set<MediaKind> missing = EnumSet.noneOf(MediaKind.class);
    List<MediaEvent.Refused> refusals = history.all(MediaEvent.Refused.class);
    refusals.forEach(refusal -> missing.addAll(requests.getOrDefault(refusal.request(), Set.of())));
    history.all(MediaEvent.Granted.class).stream()
        .flatMap(granted -> requests.getOrDefault(granted.request(), Set.of()).stream())
        .forEach(missing::remove);
    return missing.isEmpty()
        ? Optional.empty()
        : refusals.stream()
            .filter(one -> requests.getOrDefault(one.request(), Set.of()).containsAll(missing))
            .findFirst()
            .map(
                one -> new CaptureFailure(missing, "its getUserMedia was refused: " + one.words()));
  }

  /** The page reported an error that names the function: it called it on nothing, for example. */
  private static Optional<CaptureFailure> reported(PeerHistory history) {
    return history.all(PageEvent.Log.class).stream()
        .filter(log -> ERRORS.contains(log.level()) && CAPTURE.matcher(log.text()).find())
        .findFirst()
        .map(
            log ->
                new CaptureFailure(
                    EnumSet.allOf(MediaKind.class),
                    "it reported: " + log.text().lines().findFirst().orElse("")));
  }

  /** The page has nothing to capture with, and the offer was not of one way alone. */
  private static Optional<CaptureFailure> unavailable(PeerHistory history) {
    Set<MediaKind> kinds = EnumSet.allOf(MediaKind.class);
    if (history.has(DescriptionSet.class)) {
      kinds.removeIf(kind -> !NegotiatedMedia.isOfferedBothWays(history, kind));
    }
    return kinds.isEmpty()
        ? Optional.empty()
        : history
            .first(PageEvent.NoMediaDevices.class)
            .map(
                none ->
                    new CaptureFailure(
                        kinds,
                        "it has no navigator.mediaDevices"
                            + (none.secure()
                                ? ""
                                : ", because its origin is not secure (https, localhost)")));
  }
}
