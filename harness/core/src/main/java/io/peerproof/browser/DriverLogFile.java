package io.peerproof.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of an ended driver. A driver logs all commands, including passwords. */
final class DriverLogFile {

  private static final Logger LOG = LoggerFactory.getLogger(DriverLogFile.class);

  /** A password as sent by {@link BiDiAuthentication}. */
  private static final Pattern PASSWORD =
      Pattern.compile("(\"password\":\\s*)\"(?:[^\"\\\\]|\\\\.)*\"(?!\\s*:)");

  private DriverLogFile() {}

  /** Replaces passwords by {@code ***}. A log without passwords does not change. */
  static void hidePasswords(Path log) {
    try {
      // One character per byte, so that all other content is preserved.
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      String hidden = PASSWORD.matcher(text).replaceAll("$1\"***\"");
      if (!hidden.equals(text)) {
        Files.writeString(log, hidden, StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      LOG.warn("{} could not be searched for passwords: {}", log, e.toString());
    }
  }
}
