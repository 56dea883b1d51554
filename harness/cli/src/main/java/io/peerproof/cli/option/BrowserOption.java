package io.peerproof.cli.option;

import io.peerproof.browser.spec.BrowserSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads the requested browser from an option or from the environment. */
public final class BrowserOption {

  private BrowserOption() {}

  /**
   * Returns the browser that {@code option} names. Without it, the environment decides, and then
   * {@code auto}.
   *
   * @throws ParameterException if the value is invalid; the message names the option or the
   *     variable
   */
  public static BrowserSpec read(
      CommandSpec command, String option, @Nullable String value, Map<String, String> environment) {
    try {
      return value == null ? BrowserSpec.requested(environment) : BrowserSpec.parse(value);
    } catch (IllegalArgumentException e) {
      String name = value == null ? BrowserSpec.VARIABLE : option;
      throw new ParameterException(command.commandLine(), name + ": " + e.getMessage(), e);
    }
  }
}
