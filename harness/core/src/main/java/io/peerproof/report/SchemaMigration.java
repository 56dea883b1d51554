package io.peerproof.report;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a report's JSON that an older version wrote what this one would have written. */
final class SchemaMigration {

  private SchemaMigration() {}

  /** Each step makes of one version the next; the newest is left as it is. */
  static JsonNode asOfNow(JsonNode report) {
    if (report instanceof ObjectNode root) {
      step(root, 1, SchemaMigration::expectations);
      step(root, 2, SchemaMigration::comparisons);
      step(root, 3, SchemaMigration::series);
      host(root);
    }
    return report;
  }

  private static void step(ObjectNode root, int from, Consumer<ObjectNode> change) {
    if (root.path("schemaVersion").intValue() == from) {
      change.accept(root);
      root.put("schemaVersion", from + 1);
    }
  }

  /** What a call was to carry was not stated, messages not looked for, and nothing measured. */
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

  /** Groups of calls were not compared, and nobody said where a browser came from. */
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

  /** Nobody said how calls were made one after the other, when, and where phases lie in time. */
  private static void series(ObjectNode root) {
    root.putNull("series");
    for (ObjectNode call : objects(root.path("calls"))) {
      call.putNull("startedAt");
      objects(call.path("peers")).forEach(peer -> peer.putNull("axis"));
    }
  }

  /** How well the machine kept up was not measured; told since within version 4. */
  private static void host(ObjectNode root) {
    for (ObjectNode call : objects(root.path("calls"))) {
      if (!call.has("stretchedLimits")) {
        call.putArray("stretchedLimits");
      }
      for (ObjectNode peer : objects(call.path("peers"))) {
        if (!peer.has("host")) {
          peer.putNull("host");
        }
      }
    }
  }

  private static Iterable<ObjectNode> objects(JsonNode array) {
    return array.valueStream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
        ::iterator;
  }
}
