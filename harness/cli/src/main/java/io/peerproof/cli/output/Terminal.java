package io.peerproof.cli.output;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command talks to.
 *
 * @param out for results
 * @param err for progress and errors
 * @param coloured whether results may be coloured
 * @param live whether a line of progress may be written over
 * @param columns of the terminal that progress is shown on
 * @param unicode whether it shows more than ASCII
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
   * The terminal of this process. Java cannot ask whether a stream is one, so the launcher says it:
   * {@code -Dpeerproof.stdout=terminal}, {@code -Dpeerproof.stderr=terminal}, {@code
   * -Dpeerproof.columns=120}.
   */
  public static Terminal of(
      PrintStream out, PrintStream err, Map<String, String> environment, Properties properties) {
    boolean plain =
        given(environment, "NO_COLOR") // https://no-color.org
            || given(environment, "CI")
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(
        out,
        err,
        !plain && isTerminal(properties, "peerproof.stdout"),
        !plain && isTerminal(properties, "peerproof.stderr"),
        columns(properties),
        charset(properties).newEncoder().canEncode('✔'));
  }

  /** Bytes as they are, whatever the terminal's character set. */
  public void json(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  private static boolean given(Map<String, String> environment, String name) {
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

  /** {@code stdout.encoding} is of Java 19 and newer, {@code native.encoding} of 17. */
  private static Charset charset(Properties properties) {
    String name =
        properties.getProperty(
            "stdout.encoding", properties.getProperty("native.encoding", "US-ASCII"));
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
  }
}
