package io.peerproof.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The probe's ES modules as one classic script.
 *
 * <p>What a browser runs in each new document has no imports, so the modules are put one after the
 * other with their import lines and {@code export} keywords taken off. They keep to what that
 * allows: named exports only, and top-level names that differ from one another.
 */
public final class ProbeScript {

  private static final String FOLDER = "/io/peerproof/pages/probe/";

  /** In the order of their needs: a module stands after those it imports. */
  static final List<String> MODULES =
      List.of(
          "voice.js",
          "binding.js",
          "disguise.js",
          "timestamps.js",
          "stamp.js",
          "planes.js",
          "tone.js",
          "frames.js",
          "camera.js",
          "documents.js",
          "pace.js",
          "devices.js",
          "connections.js",
          "messages.js",
          "deeds.js",
          "stats.js",
          "pictures.js",
          "changes.js",
          "presentation.js",
          "elements.js",
          "sound.js",
          "main.js");

  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*\\R");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(const|function|class) )");

  private static final String BODY =
      MODULES.stream().map(ProbeScript::withoutModuleSyntax).collect(Collectors.joining("\n"));

  private ProbeScript() {}

  /**
   * A function declaration that takes the channel of a BiDi preload script and starts the probe.
   */
  public static String functionDeclaration() {
    return around("(channel) => {", "startProbe(channel);\n}");
  }

  /**
   * A script that starts the probe with a binding of the Chrome DevTools Protocol.
   *
   * @param name of the binding: letters, digits and underscores
   */
  static String withBinding(String name) {
    return around("(() => {", "startProbe(takeBinding('" + name + "'));\n})();");
  }

  private static String around(String before, String after) {
    return before + "\n'use strict';\n" + BODY + "\n" + after;
  }

  private static String withoutModuleSyntax(String module) {
    String withoutImports = IMPORT.matcher(read(module)).replaceAll("");
    return EXPORT.matcher(withoutImports).replaceAll("");
  }

  private static String read(String module) {
    try (InputStream stream = ProbeScript.class.getResourceAsStream(FOLDER + module)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The probe's module " + FOLDER + module + " is not on the classpath: build `pages`.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the probe's module " + module, e);
    }
  }
}
