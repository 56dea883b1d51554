package io.peerproof.cli.option;

import io.peerproof.browser.spec.BrowserSpec;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads which browser is wanted. */
public final class BrowserOption {

  private BrowserOption() {}

  /**
   * The browser that {@code option} names, or else the environment, or else any.
   *
   * @throws ParameterException naming the option or the variable that is not understood
   */
  public static BrowserSpec read(
      CommandSpec command, String option, @Nullable String value, Map<String, String> environment) {
    try {
      return BrowserSpec.requested(Optional.ofNullable(value), environment);
    } catch (IllegalArgumentException e) {
      String name = value == null ? BrowserSpec.VARIABLE : option;
      throw new ParameterException(command.commandLine(), name + ": " + e.getMessage(), e);
    }
  }
}
