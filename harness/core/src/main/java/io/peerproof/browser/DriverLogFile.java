package io.peerproof.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a driver that has ended, which writes down all that it is told, passwords too. */
final class DriverLogFile {

  private static final Logger LOG = LoggerFactory.getLogger(DriverLogFile.class);

  /** As {@link BiDiAuthentication} gives it. */
  private static final Pattern PASSWORD =
      Pattern.compile("(\"password\":\\s*)\"(?:[^\"\\\\]|\\\\.)*\"(?!\\s*:)");

  private DriverLogFile() {}

  /** Puts {@code ***} in the place of passwords; a log without any is left as it is. */
  static void hidePasswords(Path log) {
    try {
      // Each byte a character, so that whatever else is in there stays as it is.
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
