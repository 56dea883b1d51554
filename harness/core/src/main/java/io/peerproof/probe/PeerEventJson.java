package io.peerproof.probe;

import io.peerproof.event.PeerEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads the probe's messages: {@code N {json}}, where N counts a document's messages. */
final class PeerEventJson {

  /** One message. */
  record Numbered(long count, PeerEvent event) {}

  private static final ObjectReader READER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addDeserializer(String.class, new TextReader()))
          .build()
          .readerFor(PeerEvent.class);

  /** Reads texts up to a length. */
  private static final class TextReader extends StdScalarDeserializer<String> {

    TextReader() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(json, context);
      return switch (String.valueOf(json.currentName())) {
        case "luma" -> text; // the probe itself limits it
        case "sdp" -> TextLimit.shorten(text, TextLimit.MOST_OF_DESCRIPTION);
        default -> TextLimit.shorten(text);
      };
    }
  }

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
