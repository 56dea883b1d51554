package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.CandidateError;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.StateChanged;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gathering of ICE candidates that took the largest part of the time to a connection. A page that
 * sends its description only when it has all candidates waits for a STUN server that does not
 * answer. Pure.
 */
public final class SlowGathering {

  /** Least time that is worth a word. */
  private static final double LEAST_MS = 1000;

  /** Least share of the time to the connection; two pages may wait, one after the other. */
  private static final double LEAST_SHARE = 1 / 3.0;

  private SlowGathering() {}

  /**
   * Returns a sentence on gathering that ended before the page was connected and took a third of
   * that time or more; empty otherwise.
   *
   * @param who {@code the caller}
   */
  public static Optional<String> of(String who, PeerHistory history) {
    Timeline timeline = history.timeline();
    Optional<Double> began = timeline.callBeganAtMs();
    Optional<Double> connected = timeline.iceConnectedAtMs();
    if (began.isEmpty() || connected.isEmpty()) {
      return Optional.empty();
    }
    List<StateChanged> gathering =
        history.all(StateChanged.class).stream()
            .filter(state -> state.machine() == Machine.ICE_GATHERING)
            .filter(state -> timeline.connection().filter(state.pc()::equals).isPresent())
            .toList();
    Optional<Double> from = at(gathering, "gathering");
    Optional<Double> to = at(gathering, "complete");
    if (from.isEmpty() || to.isEmpty() || to.get() > connected.get()) {
      return Optional.empty();
    }
    double tookMs = to.get() - from.get();
    return tookMs >= LEAST_MS && tookMs >= LEAST_SHARE * (connected.get() - began.get())
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Before it was connected, %s gathered ICE candidates for %s%s.",
                who,
                DurationText.ofMillis(tookMs),
                unanswered(history)))
        : Optional.empty();
  }

  private static Optional<Double> at(List<StateChanged> states, String value) {
    return states.stream()
        .filter(state -> state.value().equals(value))
        .map(StateChanged::atMs)
        .findFirst();
  }

  private static String unanswered(PeerHistory history) {
    String servers =
        history.all(CandidateError.class).stream()
            .map(CandidateError::url)
            .filter(url -> !url.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return servers.isEmpty() ? "" : ", and got no answer from " + servers;
  }
}
