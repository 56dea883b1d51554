package io.peerproof.browser.platform;

import java.util.Locale;

/** The operating systems whose usual places for browsers are known. */
public enum OperatingSystem {
  LINUX,
  MAC,
  WINDOWS;

  /** From the system property {@code os.name}; what is neither Mac nor Windows is like Linux. */
  static OperatingSystem named(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return MAC;
    }
    return name.startsWith("windows") ? WINDOWS : LINUX;
  }

  /** The file name of a program. */
  public String executable(String program) {
    return this == WINDOWS ? program + ".exe" : program;
  }
}
