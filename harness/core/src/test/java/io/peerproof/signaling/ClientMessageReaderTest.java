package io.peerproof.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientMessageReaderTest {

  private static final String ONE_OBJECT =
      "A message is one JSON object, such as {\"type\":\"ping\"}, with no field twice, nothing"
          + " after it and at most 16 levels; in this one ";

  private final ClientMessageReader reader = new ClientMessageReader();

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of(
            "{\"type\":\"join\",\"room\":\"a-B_9\",\"name\":\"Ann\"}",
            new ClientMessage.Join("a-B_9", "Ann")),
        Arguments.of("{\"type\":\"join\",\"room\":\"a\"}", new ClientMessage.Join("a", "")),
        Arguments.of(
            "{\"type\":\"hangup\",\"to\":\"p2\",\"reason\":\"busy\"}",
            new ClientMessage.Hangup("p2", "busy")),
        Arguments.of("{\"type\":\"hangup\",\"to\":\"p2\"}", new ClientMessage.Hangup("p2", "")),
        Arguments.of(" {\"type\":\"leave\"} \n", new ClientMessage.Leave()),
        Arguments.of("{\"type\":\"ping\",\"from a newer page\":[1]}", new ClientMessage.Ping()));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void a_message_of_the_protocol_is_read(String text, Object message) {
    assertThat(reader.read(text)).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("carried")
  void a_description_and_a_candidate_are_carried_as_they_are(String text, String carried) {
    ClientMessage message = reader.read(text);

    ServerMessage relayed = ((ClientMessage.Relayed) message).from("p1");
    assertThat(relayed.toTree()).hasToString(carried);
  }

  static Stream<Arguments> carried() {
    return Stream.of(
        Arguments.of(
            "{\"type\":\"description\",\"to\":\"p2\",\"x\":1,"
                + "\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\",\"y\":1e999}}",
            "{\"type\":\"description\",\"from\":\"p1\","
                + "\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\",\"y\":1E+999}}"),
        Arguments.of(
            "{\"type\":\"description\",\"to\":\"p2\",\"description\":{\"type\":\"rollback\"}}",
            "{\"type\":\"description\",\"from\":\"p1\",\"description\":{\"type\":\"rollback\"}}"),
        Arguments.of(
            "{\"type\":\"candidate\",\"to\":\"p2\",\"candidate\":{\"candidate\":\"\","
                + "\"sdpMid\":null,\"sdpMLineIndex\":65535,\"usernameFragment\":\"u\"}}",
            "{\"type\":\"candidate\",\"from\":\"p1\",\"candidate\":{\"candidate\":\"\","
                + "\"sdpMid\":null,\"sdpMLineIndex\":65535,\"usernameFragment\":\"u\"}}"),
        Arguments.of(
            "{\"type\":\"candidate\",\"to\":\"p2\",\"candidate\":null}",
            "{\"type\":\"candidate\",\"from\":\"p1\",\"candidate\":null}"));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        malformed("", "it is empty."),
        malformed("{\"type\":\"ping\"", "it goes wrong at line 1, column 15."),
        malformed("{\"type\":\"ping\"} {}", "it goes wrong at line 1, column 17."),
        malformed("{\"type\":\"ping\",\"type\":\"leave\"}", "it goes wrong at line 1, column 22."),
        malformed("{'type':'ping'}", "it goes wrong at line 1, column 2."),
        malformed("[]", "it is an array."),
        malformed("\"ping\"", "it is a string."),
        malformed("null", "it is null."),
        malformed("1", "it is 1."),
        malformed(
            "[".repeat(20_000),
            "there are more levels, or a name or a number that is far too long."),
        malformed(
            "{\"n\":" + "9".repeat(2_000) + "}",
            "there are more levels, or a name or a number that is far too long."),
        type(
            "{}",
            "A message needs a \"type\" that is a string. The types are join, description,"
                + " candidate, hangup, leave and ping."),
        type(
            "{\"type\":7}",
            "A message needs a \"type\" that is a string. The types are join, description,"
                + " candidate, hangup, leave and ping."),
        type(
            "{\"type\":\"jion\"}",
            "There is no message of the type \"jion\". The types are join, description, candidate,"
                + " hangup, leave and ping."),
        type(
            "{\"type\":\"" + "x".repeat(5_000) + "\"}",
            "There is no message of the type \""
                + "x".repeat(60)
                + "…\". The types are join, description, candidate, hangup, leave and ping."),
        field("{\"type\":\"join\"}", "A join needs the field \"room\", which is missing."),
        room("7", "7"),
        room("null", "null"),
        room("true", "true"),
        room("[]", "an array"),
        room("{}", "an object"),
        room("\"\"", "\"\""),
        room("\"a b\"", "\"a b\""),
        room("\"é\"", "\"é\""),
        room("\"" + "a".repeat(65) + "\"", "\"" + "a".repeat(60) + "…\""),
        room("9".repeat(900), "a very long number"),
        name("null", "null"),
        name("\" \"", "\" \""),
        name("\"" + "n".repeat(65) + "\"", "\"" + "n".repeat(60) + "…\""),
        name("\"a\\u0007\"", "\"a\u0007\""),
        name("\"\\ud83d\"", "\"\ud83d\""),
        field(
            "{\"type\":\"description\",\"description\":{\"type\":\"offer\",\"sdp\":\"\"}}",
            "A description needs the field \"to\", which is missing."),
        field(
            "{\"type\":\"description\",\"to\":2,\"description\":{\"type\":\"offer\",\"sdp\":\"\"}}",
            "The field \"to\" of a description must be the id of a peer, and is 2."),
        field(
            "{\"type\":\"description\",\"to\":\"p2\",\"description\":\"v=0\"}",
            "The field \"description\" of a description must be an object, and is \"v=0\"."),
        field(
            "{\"type\":\"description\",\"to\":\"p2\",\"description\":{\"type\":\"ofer\"}}",
            "The field \"type\" of a description's description must be one of answer, offer,"
                + " pranswer, rollback, and is \"ofer\"."),
        field(
            "{\"type\":\"description\",\"to\":\"p2\",\"description\":{\"type\":\"offer\"}}",
            "A description's description needs the field \"sdp\", which is missing."),
        field(
            "{\"type\":\"candidate\",\"to\":\"p2\"}",
            "A candidate needs the field \"candidate\", which is missing."),
        field(
            "{\"type\":\"candidate\",\"to\":\"p2\",\"candidate\":{\"candidate\":1}}",
            "The field \"candidate\" of a candidate's candidate must be a string, and is 1."),
        index("-1", "-1"),
        index("65536", "65536"),
        index("0.5", "0.5"),
        index("99999999999", "99999999999"),
        index("\"0\"", "\"0\""),
        field(
            "{\"type\":\"candidate\",\"to\":\"p2\","
                + "\"candidate\":{\"candidate\":\"\",\"sdpMid\":0}}",
            "The field \"sdpMid\" of a candidate's candidate must be a string or null, and is 0."),
        field(
            "{\"type\":\"hangup\",\"to\":\"p2\",\"reason\":\"tired\"}",
            "The field \"reason\" of a hangup must be one of busy, declined, ended, and is"
                + " \"tired\"."));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void anything_else_is_refused_in_a_sentence(String text, Rejection rejection) {
    RejectedException refused =
        catchThrowableOfType(RejectedException.class, () -> reader.read(text));

    assertThat(refused.refusal()).isEqualTo(rejection);
  }

  @Test
  void a_name_of_64_characters_beyond_the_first_plane_is_a_name() {
    String name = "\ud83d\ude00".repeat(64);

    ClientMessage message =
        reader.read("{\"type\":\"join\",\"room\":\"a\",\"name\":\"" + name + "\"}");

    assertThat(message).isEqualTo(new ClientMessage.Join("a", name));
  }

  private static Arguments malformed(String text, String why) {
    return Arguments.of(text, new Rejection(Rejection.Code.MALFORMED_JSON, ONE_OBJECT + why));
  }

  private static Arguments type(String text, String message) {
    return Arguments.of(text, new Rejection(Rejection.Code.UNKNOWN_TYPE, message));
  }

  private static Arguments field(String text, String message) {
    return Arguments.of(text, new Rejection(Rejection.Code.BAD_FIELD, message));
  }

  private static Arguments room(String json, String shown) {
    return field(
        "{\"type\":\"join\",\"room\":" + json + "}",
        "The field \"room\" of a join must be 1 to 64 letters (A to Z), digits, \"-\" or \"_\", and"
            + " is "
            + shown
            + ".");
  }

  private static Arguments name(String json, String shown) {
    return field(
        "{\"type\":\"join\",\"room\":\"a\",\"name\":" + json + "}",
        "The field \"name\" of a join must be 1 to 64 characters, not all blank, without control"
            + " characters, and is "
            + shown
            + ".");
  }

  private static Arguments index(String json, String shown) {
    return field(
        "{\"type\":\"candidate\",\"to\":\"p2\",\"candidate\":{\"candidate\":\"\",\"sdpMLineIndex\":"
            + json
            + "}}",
        "The field \"sdpMLineIndex\" of a candidate's candidate must be a whole number from 0 to"
            + " 65535, or null, and is "
            + shown
            + ".");
  }
}
