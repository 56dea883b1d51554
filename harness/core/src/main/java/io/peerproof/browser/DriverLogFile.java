package io.peerproof.browser;

import io.peerproof.browser.platform.SecretTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
    hide(log, List.of());
  }

  /** Replaces passwords and these secrets by {@code ***}; the longest secrets come first. */
  static void hide(Path log, Collection<String> secrets) {
    if (!Files.exists(log)) {
      return;
    }
    try {
      // One character per byte, so that all other content is preserved.
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      List<String> bytes =
          secrets.stream()
              .map(
                  secret ->
                      new String(
                          secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
              .toList();
      String hidden = SecretTexts.mask(PASSWORD.matcher(text).replaceAll("$1\"***\""), bytes);
      if (!hidden.equals(text)) {
        Files.writeString(log, hidden, StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      LOG.warn("{} could not be searched for passwords: {}", log, e.toString());
    }
  }
}
