package io.peerproof.report;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a report's JSON that an older version wrote what this one would have written. */
final class OlderReport {

  private OlderReport() {}

  /** Each step makes of one version the next; the newest is left as it is. */
  static JsonNode asOfNow(JsonNode report) {
    if (report instanceof ObjectNode root && root.path("schemaVersion").intValue() == 2) {
      root.putNull("comparison"); // groups of calls were not compared yet
      for (JsonNode call : root.path("calls")) {
        for (JsonNode peer : call.path("peers")) {
          if (peer.path("browser") instanceof ObjectNode browser) {
            browser.putNull("source"); // there was one, and it was not told
            browser.putNull("driverNote");
          }
        }
      }
      root.put("schemaVersion", 3);
    }
    if (report instanceof ObjectNode root && root.path("schemaVersion").intValue() == 3) {
      root.putNull("series"); // calls were made one after the other, and nobody said how
      for (JsonNode call : root.path("calls")) {
        if (call instanceof ObjectNode made) {
          made.putNull("startedAt");
        }
        for (JsonNode peer : call.path("peers")) {
          if (peer instanceof ObjectNode one) {
            one.putNull("axis");
          }
        }
      }
      root.put("schemaVersion", 4);
    }
    return report;
  }
}
