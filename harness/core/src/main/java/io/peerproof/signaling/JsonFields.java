package io.peerproof.signaling;

import static io.peerproof.signaling.Rejection.quoted;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object. A field that is missing, of the wrong type or out of range is
 * rejected. The message names the field, the expected value and the actual one.
 *
 * @param path position of the object, such as {@code description} or {@code candidate.candidate}
 */
record JsonFields(String path, JsonNode tree) {

  boolean has(String name) {
    return tree.has(name);
  }

  boolean isNull(String name) {
    return tree.has(name) && tree.get(name).isNull();
  }

  JsonNode required(String name) {
    JsonNode value = tree.get(name);
    if (value == null) {
      throw new RejectedException(
          Rejection.Code.BAD_FIELD,
          "A " + path + " needs the field \"" + name + "\", which is missing.");
    }
    return value;
  }

  JsonFields object(String name) {
    JsonNode value = required(name);
    if (!value.isObject()) {
      throw bad(name, "an object", value);
    }
    return new JsonFields(path + "'s " + name, value);
  }

  String string(String name, Predicate<String> allowed, String what) {
    JsonNode value = required(name);
    if (!value.isString() || !allowed.test(value.stringValue())) {
      throw bad(name, what, value);
    }
    return value.stringValue();
  }

  String oneOf(String name, Set<String> words) {
    return string(name, words::contains, "one of " + String.join(", ", new TreeSet<>(words)));
  }

  void optionalString(String name) {
    JsonNode value = tree.get(name);
    if (value != null && !value.isNull() && !value.isString()) {
      throw bad(name, "a string or null", value);
    }
  }

  void optionalInteger(String name, int max) {
    JsonNode value = tree.get(name);
    if (value == null || value.isNull()) {
      return;
    }
    boolean inRange =
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= 0
            && value.intValue() <= max;
    if (!inRange) {
      throw bad(name, "a whole number from 0 to " + max + ", or null", value);
    }
  }

  private RejectedException bad(String name, String what, JsonNode value) {
    return new RejectedException(
        Rejection.Code.BAD_FIELD,
        "The field \""
            + name
            + "\" of a "
            + path
            + " must be "
            + what
            + ", and is "
            + shown(value)
            + ".");
  }

  private static String shown(JsonNode value) {
    return value.isString() ? quoted(value.stringValue()) : kindOf(value);
  }

  static String kindOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NULL -> "null";
      case BOOLEAN -> value.toString();
      case NUMBER -> {
        String digits = value.toString();
        yield digits.length() <= Rejection.SHOWN_CHARACTERS ? digits : "a very long number";
      }
      default -> "nothing";
    };
  }
}
