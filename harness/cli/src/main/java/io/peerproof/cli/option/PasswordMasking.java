package io.peerproof.cli.option;

import java.util.regex.Pattern;

/** Passwords in addresses, which belong to whoever wrote them and into no report. */
public final class PasswordMasking {

  /**
   * What an address has between its scheme and its host: {@code user:password@} (RFC 3986, 3.2.1).
   */
  private static final Pattern USER_INFO =
      Pattern.compile("(?i)(https?://[^\\s/@:?#]*):[^\\s/?#]*@");

  private static final String HIDDEN = "$1:***@";

  private PasswordMasking() {}

  /** {@code https://ann:***@host/} in the place of {@code https://ann:secret@host/}. */
  static String hidden(String text) {
    return USER_INFO.matcher(text).replaceAll(HIDDEN);
  }

  /** Whether a password was taken out of this. */
  public static boolean isHidden(String text) {
    return text.contains(":***@");
  }
}
