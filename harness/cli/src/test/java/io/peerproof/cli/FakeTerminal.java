package io.peerproof.cli;

import io.peerproof.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** A terminal whose words can be read. */
public final class FakeTerminal {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment;
  private final Properties properties = new Properties();

  private FakeTerminal(Map<String, String> environment, String encoding) {
    this.environment = environment;
    properties.setProperty("stdout.encoding", encoding);
  }

  /** A file or a pipe, in UTF-8. */
  public static FakeTerminal pipe() {
    return new FakeTerminal(Map.of("TERM", "xterm"), "UTF-8");
  }

  /** A pipe of a machine that knows ASCII alone. */
  public static FakeTerminal ascii() {
    return new FakeTerminal(Map.of(), "ANSI_X3.4-1968");
  }

  /** A real one, as the launcher tells it, with {@code environment}. */
  public static FakeTerminal real(Map<String, String> environment) {
    FakeTerminal terminal = new FakeTerminal(environment, "UTF-8");
    terminal.properties.setProperty("peerproof.stdout", "terminal");
    terminal.properties.setProperty("peerproof.stderr", "terminal");
    terminal.properties.setProperty("peerproof.columns", "40");
    return terminal;
  }

  public Terminal terminal() {
    return Terminal.of(stream(out), stream(err), environment, properties);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
