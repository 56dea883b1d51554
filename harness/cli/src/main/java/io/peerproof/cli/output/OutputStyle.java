package io.peerproof.cli.output;

import io.peerproof.proof.Outcome;

/** Formats results as an icon and a word, coloured if the terminal supports colours. */
public final class OutputStyle {

  private static final String RESET = "\u001b[0m";
  private final Terminal terminal;

  public OutputStyle(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns for example {@code ✔ PASSED}. */
  String outcome(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> good(icon(outcome.icon(), "[ok]") + " PASSED");
      case FAILED -> bad(icon(outcome.icon(), "[x]") + " FAILED");
      case INCONCLUSIVE -> unsure(icon(outcome.icon(), "[?]") + " INCONCLUSIVE");
    };
  }

  public String good(String text) {
    return coloured("\u001b[1;32m", text);
  }

  public String bad(String text) {
    return coloured("\u001b[1;31m", text);
  }

  public String unsure(String text) {
    return coloured("\u001b[1;33m", text);
  }

  public String icon(String unicode, String ascii) {
    return terminal.unicode() ? unicode : ascii;
  }

  private String coloured(String colour, String text) {
    return terminal.coloured() ? colour + text + RESET : text;
  }
}
