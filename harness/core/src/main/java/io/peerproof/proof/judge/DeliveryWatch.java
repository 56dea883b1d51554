package io.peerproof.proof.judge;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.DataChannelState;
import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.DataSendFailed;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.StateChanged;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.TimeLimits;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches whether data channels that delivered messages go on to deliver. Pure. */
final class DeliveryWatch {

  /** The end of a delivery. */
  record DeliveryEnd(DataVerdict verdict, String sentence) {}

  private static final Set<String> LOST = Set.of("disconnected", "failed", "closed");

  /** Messages at a steady pace that make a stream, which a page does not end by chance. */
  private static final int LEAST_OF_STREAM = 5;

  /** Messages at the end of a stream that show its pace. */
  private static final int MOST_OF_STREAM = 20;

  /** Share of the pauses of a stream that are usual; a page that is held up makes some others. */
  private static final double LEAST_USUAL = 0.8;

  /** Faster ones may be parts of something that is complete by now, such as a file. */
  private static final double LEAST_PAUSE_MS = 50;

  /** Slower ones are no stream, but messages that a person writes. */
  private static final double LONGEST_PAUSE_MS = 1000;

  /** The longest usual pause of a steady stream, in median pauses; twice that is its end. */
  private static final double UNSTEADY = 2.5;

  private final PeerHistory history;
  private final PeerHistory others;
  private final MessageSource source;
  private final TimeLimits limits;

  DeliveryWatch(PeerHistory history, PeerHistory others, MessageSource source, TimeLimits limits) {
    this.history = history;
    this.others = others;
    this.source = source;
    this.limits = limits;
  }

  /**
   * The end of the delivery; empty while it goes on.
   *
   * @param right messages of the other peer, at least one
   */
  Optional<DeliveryEnd> broken(List<DataMessage> right) {
    DataMessage last = right.get(right.size() - 1);
    return closed(right, last).or(() -> missing(last)).or(() -> stopped(right));
  }

  private Optional<DeliveryEnd> closed(List<DataMessage> right, DataMessage last) {
    boolean open = right.stream().map(this::state).anyMatch("open"::equals);
    if (!open) {
      return Optional.of(
          new DeliveryEnd(
              DataVerdict.NOT_OPEN,
              String.format(
                  Locale.ROOT, "that channel is %s now%s", state(last), attempts(since(last)))));
    }
    String ice = lastState(last.pc());
    return ice != null && LOST.contains(ice)
        ? Optional.of(
            new DeliveryEnd(
                DataVerdict.NOT_OPEN,
                String.format(
                    Locale.ROOT,
                    "its connection %s is %s%s",
                    last.pc(),
                    ice,
                    attempts(since(last)))))
        : Optional.empty();
  }

  /** The last state of a message's channel. */
  private String state(DataMessage message) {
    if (history.all(ConnectionEvent.Closed.class).stream()
        .anyMatch(closed -> closed.pc().equals(message.pc()))) {
      return "closed";
    }
    return history.all(DataChannelState.class).stream()
        .filter(state -> state.pc().equals(message.pc()))
        .filter(state -> isOf(message, state))
        .map(DataChannelState::value)
        .reduce((earlier, later) -> later)
        .orElse("open"); // a message arrived
  }

  private static boolean isOf(DataMessage message, DataChannelState state) {
    return message.channel() == null
        ? message.label().equals(state.label())
        : message.channel().equals(state.channel());
  }

  private @Nullable String lastState(String pc) {
    return history.all(StateChanged.class).stream()
        .filter(state -> state.machine() == Machine.ICE_CONNECTION && state.pc().equals(pc))
        .map(StateChanged::value)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** The other peer tried to send more for a while, and nothing came. */
  private Optional<DeliveryEnd> missing(DataMessage last) {
    List<ConnectionEvent> tried = since(last);
    return tried.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DeliveryEnd(
                DataVerdict.NO_MESSAGE,
                String.format(
                    Locale.ROOT,
                    "none arrived for %s%s",
                    DurationText.ofMillis(quietMs(last)),
                    attempts(tried))));
  }

  private double quietMs(DataMessage last) {
    return history.latestAtMs() - last.atMs();
  }

  /**
   * Attempts of the other peer to send that came well after the last message and well before now.
   * The two clocks are compared by the present of each page, which it reports twice a second.
   */
  private List<ConnectionEvent> since(DataMessage last) {
    double margin = limits.silenceMs();
    double nowMs = others.latestAtMs();
    double quietMs = quietMs(last);
    Set<String> labels = labels();
    List<ConnectionEvent> tried = new ArrayList<>();
    for (DataMessage message : others.since(DataMessage.class, nowMs - quietMs + margin)) {
      if (message.way() == Way.SENT
          && nowMs - message.atMs() >= margin
          && labels.contains(message.label())) {
        tried.add(message);
      }
    }
    tried.addAll(failedSince(last, labels));
    return tried;
  }

  /**
   * Calls of {@code send()} that threw after everything that the other peer sent, some time ago. No
   * message was on its way then, so it does not matter how long after the last one that was.
   */
  private List<DataSendFailed> failedSince(DataMessage last, Set<String> labels) {
    double nowMs = others.latestAtMs();
    double sentMs =
        others.all(DataMessage.class).stream()
            .filter(message -> message.way() == Way.SENT && labels.contains(message.label()))
            .mapToDouble(DataMessage::atMs)
            .max()
            .orElse(nowMs - quietMs(last));
    return others.since(DataSendFailed.class, sentMs).stream()
        .filter(failed -> labels.contains(failed.label()))
        .filter(failed -> nowMs - failed.atMs() >= limits.silenceMs())
        .toList();
  }

  /** Labels of the channels by which the other peer sent what arrived. */
  private Set<String> labels() {
    Set<String> arrived = new HashSet<>();
    Set<String> labels = new HashSet<>();
    for (DataMessage message : history.all(DataMessage.class)) {
      if (message.way() == Way.RECEIVED && source.isOther(message)) {
        arrived.add(MessageSource.content(message));
        labels.add(message.label());
      }
    }
    others.all(DataMessage.class).stream()
        .filter(sent -> sent.way() == Way.SENT && arrived.contains(MessageSource.content(sent)))
        .forEach(sent -> labels.add(sent.label()));
    return labels;
  }

  private static String attempts(List<ConnectionEvent> tried) {
    List<DataSendFailed> failed =
        tried.stream()
            .filter(DataSendFailed.class::isInstance)
            .map(DataSendFailed.class::cast)
            .toList();
    if (tried.isEmpty()) {
      return "";
    }
    return failed.isEmpty()
        ? ", while the other peer sent " + tried.size() + " more"
        : String.format(
            Locale.ROOT,
            ", while the other peer tried to send %d more, and send() threw %s: %s",
            tried.size(),
            failed.get(0).name(),
            failed.get(0).message());
  }

  /** A steady stream of messages ended, at the page that sends or on the way. */
  private Optional<DeliveryEnd> stopped(List<DataMessage> right) {
    List<Double> pauses = pauses(right);
    if (pauses.size() < LEAST_OF_STREAM - 1) {
      return Optional.empty();
    }
    double median = pauses.stream().sorted().toList().get(pauses.size() / 2);
    long usual =
        pauses.stream()
            .filter(pause -> pause <= UNSTEADY * median && pause >= median / UNSTEADY)
            .count();
    boolean steady =
        median >= LEAST_PAUSE_MS
            && median <= LONGEST_PAUSE_MS
            && usual >= LEAST_USUAL * pauses.size();
    double longest = pauses.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double quietMs = quietMs(right.get(right.size() - 1));
    return steady
            && quietMs > Math.max(2 * limits.silenceMs(), 2 * Math.max(UNSTEADY * median, longest))
        ? Optional.of(
            new DeliveryEnd(
                DataVerdict.NO_MESSAGE,
                String.format(
                    Locale.ROOT,
                    "one came each %s until then, and none for %s: the other peer stopped sending",
                    DurationText.ofMillis(median),
                    DurationText.ofMillis(quietMs))))
        : Optional.empty();
  }

  /**
   * Times between the last messages as the other page sent them, for on a page that was held up,
   * several arrive at once; as they arrived where it is not known when they were sent.
   */
  private List<Double> pauses(List<DataMessage> right) {
    if (right.size() < LEAST_OF_STREAM) {
      return List.of();
    }
    Set<String> arrived = new HashSet<>();
    right.forEach(message -> arrived.add(MessageSource.content(message)));
    List<DataMessage> sent =
        others.all(DataMessage.class).stream()
            .filter(message -> message.way() == Way.SENT)
            .filter(message -> arrived.contains(MessageSource.content(message)))
            .toList();
    List<DataMessage> timed = sent.size() >= LEAST_OF_STREAM ? sent : right;
    List<DataMessage> latest =
        timed.subList(Math.max(0, timed.size() - MOST_OF_STREAM), timed.size());
    List<Double> pauses = new ArrayList<>();
    for (int i = 1; i < latest.size(); i++) {
      pauses.add(latest.get(i).atMs() - latest.get(i - 1).atMs());
    }
    return pauses;
  }
}
