package io.peerproof.report;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts the JSON of a report from an older version to the current form. */
final class SchemaMigration {

  private SchemaMigration() {}

  /** Converts step by step, one schema version at a time. A current report stays unchanged. */
  static JsonNode asOfNow(JsonNode report) {
    if (report instanceof ObjectNode root) {
      step(root, 1, SchemaMigration::expectations);
      step(root, 2, SchemaMigration::comparisons);
      step(root, 3, SchemaMigration::series);
      calls(root);
      events(root);
      step(root, 4, SchemaMigration::settings);
    }
    return report;
  }

  private static void step(ObjectNode root, int from, Consumer<ObjectNode> change) {
    if (root.path("schemaVersion").intValue() == from) {
      change.accept(root);
      root.put("schemaVersion", from + 1);
    }
  }

  /**
   * Adds the properties of schema 2: no stated expectation, no judged data channel, no measures.
   */
  private static void expectations(ObjectNode root) {
    for (ObjectNode call : objects(root.path("calls"))) {
      call.putNull("expected");
      call.putArray("clues");
      for (ObjectNode peer : objects(call.path("peers"))) {
        peer.putNull("measures");
        ObjectNode data = peer.putObject("data");
        data.put("verdict", "NOT_EXPECTED");
        ObjectNode evidence = data.putObject("evidence");
        evidence.put("expected", "no messages");
        evidence.put("seen", "messages were not looked for");
        evidence.putNull("atMs");
        evidence.putObject("facts");
      }
    }
  }

  /** Adds the properties of schema 3: no comparison and no source of a browser. */
  private static void comparisons(ObjectNode root) {
    root.putNull("comparison");
    for (ObjectNode call : objects(root.path("calls"))) {
      for (ObjectNode peer : objects(call.path("peers"))) {
        if (peer.path("browser") instanceof ObjectNode browser) {
          browser.putNull("source");
          browser.putNull("driverNote");
        }
      }
    }
  }

  /** Adds the properties of schema 4: no series, no start time, no timeline of the phases. */
  private static void series(ObjectNode root) {
    root.putNull("series");
    for (ObjectNode call : objects(root.path("calls"))) {
      call.putNull("startedAt");
      objects(call.path("peers")).forEach(peer -> peer.putNull("axis"));
    }
  }

  /** Adds to a line of a journal the properties of later reports of schema 4. */
  static JsonNode entryAsOfNow(JsonNode entry) {
    objects(entry).forEach(SchemaMigration::call);
    return entry;
  }

  private static void calls(ObjectNode root) {
    objects(root.path("calls")).forEach(SchemaMigration::call);
  }

  /** Adds the properties of later reports of schema 4. */
  private static void call(ObjectNode call) {
    if (!call.has("peers")) {
      return;
    }
    if (!call.has("stretchedLimits")) {
      call.putArray("stretchedLimits");
    }
    if (!call.has("brokeAfterMs")) {
      call.putNull("brokeAfterMs");
    }
    for (ObjectNode media : objects(call.path("expected"))) {
      if (media.has("pictures") && !media.has("screens")) {
        media.put("screens", 0);
      }
    }
    for (ObjectNode peer : objects(call.path("peers"))) {
      objects(peer.path("events")).forEach(SchemaMigration::event);
      for (String property : List.of("host", "outages", "remotes")) {
        if (!peer.has(property)) {
          peer.putNull(property);
        }
      }
      if (peer.path("browser") instanceof ObjectNode browser && !browser.has("sandboxNote")) {
        browser.putNull("sandboxNote");
      }
    }
  }

  /** Adds the properties of an event that concern a shared screen. */
  private static void event(ObjectNode event) {
    String property =
        switch (event.path("type").asString("")) {
          case "video-sample", "frame-stamped" -> "screen";
          case "track-replaced" -> "before";
          default -> "";
        };
    if (!property.isEmpty() && !event.has(property)) {
      event.putNull(property);
    }
  }

  /** Adds the property of schema 5: unknown settings. */
  private static void settings(ObjectNode root) {
    root.putNull("settings");
  }

  /** Adds properties of events, which later reports of schema 4 contain. */
  private static void events(ObjectNode root) {
    for (ObjectNode call : objects(root.path("calls"))) {
      for (ObjectNode peer : objects(call.path("peers"))) {
        for (ObjectNode event : objects(peer.path("events"))) {
          String type = event.path("type").asString("");
          if (type.startsWith("data-") && !event.has("channel")) {
            event.putNull("channel");
          }
          if (type.equals("loaded") && !event.has("scripts")) {
            event.putNull("scripts");
          }
        }
      }
    }
  }

  private static Iterable<ObjectNode> objects(JsonNode container) {
    return container.valueStream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
        ::iterator;
  }
}
