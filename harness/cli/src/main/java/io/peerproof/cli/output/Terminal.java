package io.peerproof.cli.output;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Output streams of a command and the capabilities of its terminal.
 *
 * @param out stream for results
 * @param err stream for progress and errors
 * @param coloured true if results may be coloured
 * @param live true if a progress line can be overwritten
 * @param columns width of the terminal that shows progress, in characters
 * @param unicode true if the terminal shows more than ASCII
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean coloured,
    boolean live,
    int columns,
    boolean unicode) {

  private static final int USUAL_COLUMNS = 80;

  /**
   * Returns the terminal of this process. Java cannot detect whether a stream is a terminal, so the
   * launcher sets {@code -Dpeerproof.stdout=terminal}, {@code -Dpeerproof.stderr=terminal}, {@code
   * -Dpeerproof.columns=120}.
   */
  public static Terminal of(
      PrintStream out, PrintStream err, Map<String, String> environment, Properties properties) {
    boolean plain =
        isSet(environment, "NO_COLOR") // https://no-color.org
            || isSet(environment, "CI")
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(
        out,
        err,
        !plain && isTerminal(properties, "peerproof.stdout"),
        !plain && isTerminal(properties, "peerproof.stderr"),
        columns(properties),
        charset(properties).newEncoder().canEncode('✔'));
  }

  /** Prints JSON in UTF-8, whatever the character set of the terminal. */
  public void json(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private static boolean isTerminal(Properties properties, String name) {
    return properties.getProperty(name, "").equals("terminal");
  }

  private static int columns(Properties properties) {
    try {
      int columns = Integer.parseInt(properties.getProperty("peerproof.columns", ""));
      return columns > 0 ? columns : USUAL_COLUMNS;
    } catch (NumberFormatException e) {
      return USUAL_COLUMNS;
    }
  }

  /** Reads {@code stdout.encoding} (Java 19 and newer) or {@code native.encoding} (Java 17). */
  private static Charset charset(Properties properties) {
    String name =
        properties.getProperty(
            "stdout.encoding", properties.getProperty("native.encoding", "US-ASCII"));
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
  }
}
