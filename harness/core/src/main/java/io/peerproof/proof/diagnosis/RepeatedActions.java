package io.peerproof.proof.diagnosis;

import io.peerproof.event.PeerEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An action that a page took once or more often. Many actions whose texts differ in numbers and ids
 * only are one: a page that reports an error of each frame would else hide all other clues. Pure.
 *
 * @param text text of the first one
 * @param events all of them, in order; one or more
 * @param alike true if all texts are the same
 */
record RepeatedActions(String text, List<PeerEvent> events, boolean alike) {

  /** Numbers, and ids such as {@code 3f2a-77b1}: runs of hexadecimal digits with a number in it. */
  private static final Pattern NUMBER =
      Pattern.compile("\\b(?=[0-9a-fA-F-]*[0-9])[0-9a-fA-F-]+\\b|[0-9]+");

  /** Texts of one shape that are told apart: as many tracks, connections or servers. */
  private static final int MOST_APART = 3;

  /** Characters of a text by which actions are told apart. */
  private static final int MOST_COMPARED = 500;

  RepeatedActions {
    events = List.copyOf(events);
  }

  /**
   * Collects the actions among {@code events}, in the order of the first ones.
   *
   * @param textOf text of the action that an event is; empty for an event that is none
   */
  static List<RepeatedActions> of(
      List<PeerEvent> events, Function<PeerEvent, Optional<String>> textOf) {
    Map<String, List<PeerEvent>> byText = new LinkedHashMap<>();
    for (PeerEvent event : events) {
      textOf
          .apply(event)
          .ifPresent(text -> byText.computeIfAbsent(text, t -> new ArrayList<>()).add(event));
    }
    Map<String, List<RepeatedActions>> byShape = new LinkedHashMap<>();
    byText.forEach(
        (text, same) ->
            byShape
                .computeIfAbsent(shapeOf(text), shape -> new ArrayList<>())
                .add(new RepeatedActions(text, same, true)));
    return byShape.values().stream()
        .flatMap(like -> like.size() > MOST_APART ? Stream.of(joined(like)) : like.stream())
        .toList();
  }

  private static RepeatedActions joined(List<RepeatedActions> like) {
    List<PeerEvent> all =
        like.stream()
            .flatMap(one -> one.events().stream())
            .sorted(Comparator.comparingDouble(PeerEvent::atMs))
            .toList();
    return new RepeatedActions(like.get(0).text(), all, false);
  }

  private static String shapeOf(String text) {
    String begin = text.length() > MOST_COMPARED ? text.substring(0, MOST_COMPARED) : text;
    return NUMBER.matcher(begin).replaceAll("#");
  }

  /** Returns how often it was: {@code ; 12 times}; empty for once. */
  String times() {
    if (events.size() == 1) {
      return "";
    }
    return alike
        ? String.format(Locale.ROOT, "; %d times", events.size())
        : String.format(Locale.ROOT, "; %d times, with other numbers", events.size());
  }
}
