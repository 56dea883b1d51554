package io.peerproof.signaling;

import static io.peerproof.signaling.Rejection.quoted;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses the messages of a page strictly: one object, no duplicate fields, nothing after it, at
 * most {@value #MAX_DEPTH} levels. It ignores unknown fields, so that an older server serves a
 * newer page. Inside a description or a candidate it preserves them.
 */
final class ClientMessageReader {

  /**
   * Maximum depth. A message has three levels; the rest is reserved for future members of
   * descriptions.
   */
  static final int MAX_DEPTH = 16;

  private static final Pattern ROOM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int MAX_NAME = 64;
  private static final int MAX_SDP_M_LINE_INDEX = 0xFFFF; // unsigned short in RTCIceCandidateInit

  private static final String TYPES = "join, description, candidate, hangup, leave and ping";

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // A double would turn 1e999 into Infinity, which is not valid JSON.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * Parses a text message.
   *
   * @throws RejectedException if it is not a message of the protocol
   */
  ClientMessage read(String text) {
    JsonNode tree = parse(text);
    JsonNode type = tree.get("type");
    if (type == null || !type.isString()) {
      throw new RejectedException(
          Rejection.Code.UNKNOWN_TYPE,
          "A message needs a \"type\" that is a string. The types are " + TYPES + ".");
    }
    JsonFields jsonFields = new JsonFields(type.stringValue(), tree);
    return switch (type.stringValue()) {
      case "join" -> join(jsonFields);
      case "description" -> description(jsonFields);
      case "candidate" -> candidate(jsonFields);
      case "hangup" -> new ClientMessage.Hangup(to(jsonFields), reason(jsonFields));
      case "leave" -> new ClientMessage.Leave();
      case "ping" -> new ClientMessage.Ping();
      default ->
          throw new RejectedException(
              Rejection.Code.UNKNOWN_TYPE,
              "There is no message of the type "
                  + quoted(type.stringValue())
                  + ". The types are "
                  + TYPES
                  + ".");
    };
  }

  private JsonNode parse(String text) {
    JsonNode tree;
    try {
      tree = json.readTree(text);
    } catch (StreamConstraintsException e) {
      throw malformed("there are more levels, or a name or a number that is far too long.");
    } catch (NumberFormatException e) { // Jackson's, of an exponent that no BigDecimal has
      throw malformed("a number has an exponent that is far too large.");
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw malformed(
          "it goes wrong at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
    }
    if (!tree.isObject()) {
      throw malformed(
          tree.isMissingNode() ? "it is empty." : "it is " + JsonFields.kindOf(tree) + ".");
    }
    return tree;
  }

  private static RejectedException malformed(String why) {
    return new RejectedException(
        Rejection.Code.MALFORMED_JSON,
        "A message is one JSON object, such as {\"type\":\"ping\"}, with no field twice, nothing"
            + " after it and at most "
            + MAX_DEPTH
            + " levels; in this one "
            + why);
  }

  private static ClientMessage join(JsonFields jsonFields) {
    String room =
        jsonFields.string(
            "room", ROOM.asMatchPredicate(), "1 to 64 letters (A to Z), digits, \"-\" or \"_\"");
    String name =
        jsonFields.has("name")
            ? jsonFields.string(
                "name",
                ClientMessageReader::isName,
                "1 to " + MAX_NAME + " characters, not all blank, without control characters")
            : "";
    return new ClientMessage.Join(room, name);
  }

  private static boolean isName(String name) {
    return !name.isBlank()
        && name.codePointCount(0, name.length()) <= MAX_NAME
        // A lone surrogate has no UTF-8 encoding, so it could not be forwarded.
        && name.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  private static ClientMessage description(JsonFields jsonFields) {
    String to = to(jsonFields);
    JsonFields description = jsonFields.object("description");
    String type = description.oneOf("type", Set.of("offer", "answer", "pranswer", "rollback"));
    if (!type.equals("rollback") || description.has("sdp")) {
      description.string("sdp", sdp -> true, "a string");
    }
    return new ClientMessage.Description(to, description.tree());
  }

  private static ClientMessage candidate(JsonFields jsonFields) {
    String to = to(jsonFields);
    if (jsonFields.isNull("candidate")) {
      return new ClientMessage.Candidate(to, jsonFields.required("candidate"));
    }
    JsonFields candidate = jsonFields.object("candidate");
    candidate.string("candidate", line -> true, "a string");
    candidate.optionalString("sdpMid");
    candidate.optionalInteger("sdpMLineIndex", MAX_SDP_M_LINE_INDEX);
    candidate.optionalString("usernameFragment");
    return new ClientMessage.Candidate(to, candidate.tree());
  }

  private static String to(JsonFields jsonFields) {
    return jsonFields.string("to", id -> !id.isEmpty(), "the id of a peer");
  }

  private static String reason(JsonFields jsonFields) {
    return jsonFields.has("reason")
        ? jsonFields.oneOf("reason", Set.of("ended", "declined", "busy"))
        : "";
  }
}
