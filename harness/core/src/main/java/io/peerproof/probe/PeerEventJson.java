package io.peerproof.probe;

import io.peerproof.event.PeerEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the probe's messages: {@code N {json}}, where N counts a document's messages. */
final class PeerEventJson {

  /** One message. */
  record Numbered(long count, PeerEvent event) {}

  private static final JsonMapper MAPPER = new JsonMapper();

  /** Attribute of a reader: the function that hides secrets. */
  private static final String MASK = "mask";

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
        case "pc", "channel", "track", "element", "mid" ->
            TextLimit.shorten(text, TextLimit.MOST_OF_NAME);
        case "label", "name" ->
            TextLimit.shorten(mask(context).apply(text), TextLimit.MOST_OF_NAME);
        case "sdp" -> TextLimit.shorten(mask(context).apply(text), TextLimit.MOST_OF_DESCRIPTION);
        default -> TextLimit.shorten(text, mask(context));
      };
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<String> mask(DeserializationContext context) {
      return (UnaryOperator<String>) context.getAttribute(MASK);
    }
  }

  /** A shorter message has no list that is too long. */
  private static final int LONG_MESSAGE = 50_000;

  private PeerEventJson() {}

  /**
   * Reads a message of a window that is not the call's own. Its names start again in each window,
   * so they get the window's own beginning, as those of an iframe have.
   *
   * @param window id of the window
   * @param mask hides secrets
   */
  static Numbered readOfOtherWindow(String message, String window, UnaryOperator<String> mask) {
    int space = message.indexOf(' ');
    try {
      if (!(MAPPER.readTree(message.substring(space + 1)) instanceof ObjectNode json)) {
        throw new IllegalArgumentException("not a message of the probe: " + message);
      }
      String prefix = "frame-" + window.substring(0, Math.min(5, window.length())) + "-";
      for (String name : List.of("pc", "element")) {
        String value = json.path(name).asString("");
        if (!value.isEmpty() && !value.startsWith("frame-")) {
          json.put(name, prefix + value);
        }
      }
      if (json.has("frame")) {
        json.put("frame", true);
      }
      return read(message.substring(0, space + 1) + json, mask);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a message of the probe: " + message, e);
    }
  }

  static Numbered read(String message) {
    return read(message, UnaryOperator.identity());
  }

  /**
   * Reads a message.
   *
   * @param mask hides secrets in its texts, but not in its names and ids
   */
  static Numbered read(String message, UnaryOperator<String> mask) {
    int space = message.indexOf(' ');
    try {
      long count = Long.parseLong(message, 0, Math.max(space, 0), 10);
      String json = message.substring(space + 1);
      ObjectReader reader = READER.withAttribute(MASK, mask);
      return new Numbered(
          count,
          json.length() < LONG_MESSAGE
              ? reader.readValue(json)
              : reader.readValue(withShortLists(MAPPER.readTree(json))));
    } catch (NumberFormatException | JacksonException e) {
      throw new IllegalArgumentException("not a message of the probe: " + message, e);
    }
  }

  /** Leaves out the end of long lists; a list of texts ends with the number of those. */
  private static JsonNode withShortLists(JsonNode node) {
    node.values().forEach(PeerEventJson::withShortLists);
    if (node instanceof ArrayNode list && list.size() > TextLimit.MOST_ELEMENTS) {
      int more = list.size() - TextLimit.MOST_ELEMENTS;
      boolean ofTexts = list.get(0).isString();
      List<JsonNode> kept = list.values().stream().limit(TextLimit.MOST_ELEMENTS).toList();
      list.removeAll();
      list.addAll(kept);
      if (ofTexts) {
        list.add(String.format(Locale.ROOT, "… (%,d more were left out)", more));
      }
    } else if (node instanceof ObjectNode object && object.size() > TextLimit.MOST_ELEMENTS) {
      object.propertyNames().stream()
          .skip(TextLimit.MOST_ELEMENTS)
          .toList()
          .forEach(object::remove);
    }
    return node;
  }
}
