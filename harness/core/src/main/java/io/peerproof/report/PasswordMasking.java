package io.peerproof.report;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks secrets by where they stand: passwords and tokens in addresses, in headers and in JSON, so
 * that no report contains them.
 */
public final class PasswordMasking {

  /**
   * The part of an address between scheme and host: {@code user:password@} (RFC 3986, section
   * 3.2.1).
   */
  private static final Pattern USER_INFO =
      Pattern.compile("(?i)((?:https?|wss?)://[^\\s/@:?#\"\\\\<>]*+):([^\\s/?#\"\\\\<>]*)@");

  /** A token in the place of a user: {@code https://ghp_…@host}. A name is shorter. */
  private static final Pattern TOKEN_AS_USER =
      Pattern.compile("(?i)((?:https?|wss?)://)([^\\s/@:?#\"'\\\\<>{},]{16,})@");

  private static final String SECRET_NAME =
      "(?:[a-z0-9_.-]{0,40}(?:token|secret|password|passwd|pwd|credentials?|api[_-]?key|access[_-]?key|jwt|signature)"
          + "|auth|authorization|session[_-]?id|sig|pass|passcode|passphrase|otp|sid|ticket|samlresponse)";

  private static final String SECRET_PARAMETER =
      "(?i)((?:(?<![a-z0-9_.{-])|%3F|%26|%23)" + SECRET_NAME;

  /**
   * A parameter of a query or of a fragment, or a word of its own in a text. A placeholder such as
   * {@code {room}} is no secret.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(SECRET_PARAMETER + "=)([^&#;\\s\"'\\\\<>{}]++)");

  /** A parameter of an address within a parameter, whose {@code &} and {@code #} are encoded. */
  private static final Pattern NESTED_PARAMETER =
      Pattern.compile(SECRET_PARAMETER + "%3D)((?:[^&#;\\s\"'\\\\<>{}%]++|%(?!26|23))++)");

  /** A field of JSON, also of JSON in a text of JSON, such as an {@code RTCIceServer}. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)(\\\\?[\"']" + SECRET_NAME + "\\\\?[\"']\\s*:\\s*\\\\?[\"'])([^\"'\\\\]+)");

  /** The header Authorization (RFC 9110, section 11.6.2), or its value alone. */
  private static final Pattern HEADER =
      Pattern.compile("(?i)(\\b(?:Bearer|Basic)\\s+)([A-Za-z0-9._~+/-]{8,}=*)");

  /** Headers whose whole value is a secret. */
  private static final Pattern SECRET_HEADER =
      Pattern.compile(
          "(?i)(\\b(?:(?:set-)?cookie|x-api-key|x-auth-token|x-csrf-token|proxy-authorization):\\s*)([^\"'\\\\\\r\\n]+)");

  /**
   * A JSON Web Token, wherever it stands (RFC 7519: both parts begin with an object of JSON). After
   * a hyphen its first part has a length, because each hyphen of a text may be that one.
   */
  private static final Pattern JWT =
      Pattern.compile(
          "()((?:(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}+|(?<=-)eyJ[A-Za-z0-9_-]{5,500}+)"
              + "\\.eyJ[A-Za-z0-9_-]{5,}+(?:\\.[A-Za-z0-9_-]*+)?)");

  /** A TURN server as {@code --ice-server} takes it: {@code turn:host,user,password}. */
  private static final Pattern TURN =
      Pattern.compile(
          "(?i)(\\bturns?:[^\\s,\"'\\\\]{1,300}+,[^\\s,\"'\\\\]{1,300}+,)([^\\s\"'\\\\]+)");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private static final String HIDDEN = "$1***";

  private PasswordMasking() {}

  /**
   * Returns the text with masks: {@code https://ann:***@host/?token=***} for {@code
   * https://ann:secret@host/?token=abc}.
   */
  public static String mask(String text) {
    String masked = USER_INFO.matcher(text).replaceAll("$1:***@");
    masked = TOKEN_AS_USER.matcher(masked).replaceAll("$1***@");
    for (Pattern pattern :
        List.of(PARAMETER, NESTED_PARAMETER, FIELD, HEADER, SECRET_HEADER, JWT, TURN)) {
      masked = pattern.matcher(masked).replaceAll(HIDDEN);
    }
    return masked;
  }

  /**
   * Returns the rule by which all is masked that a page says.
   *
   * @param known masks the secrets that are known, wherever they come back
   */
  public static UnaryOperator<String> and(UnaryOperator<String> known) {
    return text -> mask(known.apply(text));
  }

  /**
   * Returns the secrets in an address, as they are written and decoded. A number is masked where it
   * stands, but is no secret to look for: it stands in too many texts.
   */
  public static List<String> secretsIn(String address) {
    return Stream.of(USER_INFO, TOKEN_AS_USER, PARAMETER, NESTED_PARAMETER)
        .flatMap(pattern -> pattern.matcher(address).results())
        .map(found -> found.group(2))
        .filter(secret -> !NUMBER.matcher(secret).matches())
        .flatMap(secret -> Stream.of(secret, decoded(secret)))
        .distinct()
        .toList();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a percent sign that stands for itself
    }
  }

  /** Returns true if {@code text} contains a masked secret. */
  public static boolean isMasked(String text) {
    return text.contains("***");
  }
}
