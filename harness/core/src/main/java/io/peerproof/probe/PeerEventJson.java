package io.peerproof.probe;

import io.peerproof.event.PeerEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the probe's messages: {@code N {json}}, where N counts a document's messages. */
final class PeerEventJson {

  /** One message. */
  record Numbered(long count, PeerEvent event) {}

  private static final ObjectReader READER =
      JsonMapper.builder().build().readerFor(PeerEvent.class);

  private PeerEventJson() {}

  static Numbered read(String message) {
    int space = message.indexOf(' ');
    try {
      long count = Long.parseLong(message, 0, Math.max(space, 0), 10);
      return new Numbered(count, READER.readValue(message.substring(space + 1)));
    } catch (NumberFormatException | JacksonException e) {
      throw new IllegalArgumentException("not a message of the probe: " + message, e);
    }
  }
}
