package io.peerproof.cli.option;

import io.peerproof.browser.spec.BrowserSpec;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads the specifications of browsers that the cache can hold. */
public final class CachedBrowserSpecs {

  private CachedBrowserSpecs() {}

  public static List<BrowserSpec.Fetched> read(CommandSpec command, List<String> texts) {
    return texts.stream().map(text -> read(command, text)).toList();
  }

  private static BrowserSpec.Fetched read(CommandSpec command, String text) {
    try {
      if (BrowserSpec.parse(text) instanceof BrowserSpec.Fetched fetched) {
        return fetched;
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
    throw new ParameterException(
        command.commandLine(),
        "\""
            + text
            + "\" is not a browser that can be downloaded. Examples: chrome@131, chrome@stable,"
            + " debian:chromium@150, npm:chromium@131.");
  }
}
