package io.peerproof.report;

import java.util.regex.Pattern;

/** Masks passwords in addresses, so that no report contains them. */
public final class PasswordMasking {

  /**
   * The part of an address between scheme and host: {@code user:password@} (RFC 3986, section
   * 3.2.1).
   */
  private static final Pattern USER_INFO =
      Pattern.compile("(?i)(https?://[^\\s/@:?#]*):[^\\s/?#]*@");

  private static final String HIDDEN = "$1:***@";

  private PasswordMasking() {}

  /** Returns {@code https://ann:***@host/} for {@code https://ann:secret@host/}. */
  public static String mask(String text) {
    return USER_INFO.matcher(text).replaceAll(HIDDEN);
  }

  /** Returns true if {@code text} contains a masked password. */
  public static boolean isMasked(String text) {
    return text.contains(":***@");
  }
}
