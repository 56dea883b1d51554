package io.peerproof.browser.platform;

import java.util.Locale;

/** Operating systems with known locations of browsers. */
public enum OperatingSystem {
  LINUX,
  MAC,
  WINDOWS;

  /** Parses the system property {@code os.name}. Any system but Mac and Windows counts as Linux. */
  static OperatingSystem named(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return MAC;
    }
    return name.startsWith("windows") ? WINDOWS : LINUX;
  }

  /** Returns the file name of a program. */
  public String executable(String program) {
    return this == WINDOWS ? program + ".exe" : program;
  }
}
