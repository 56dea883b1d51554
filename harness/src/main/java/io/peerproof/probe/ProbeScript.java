package io.peerproof.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The probe's ES modules as the one function that a BiDi preload script has to be.
 *
 * <p>A preload script is a classic function without imports, so the modules are put one after the
 * other with their import lines and {@code export} keywords taken off. They keep to what that
 * allows: named exports only, and top-level names that differ from one another.
 */
public final class ProbeScript {

  private static final String FOLDER = "/io/peerproof/pages/probe/";

  /** In the order of their needs: a module stands after those it imports. */
  static final List<String> MODULES =
      List.of(
          "voice.js",
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

  private static final String DECLARATION = assemble();

  private ProbeScript() {}

  /** A function declaration that takes the BiDi channel and starts the probe. */
  public static String functionDeclaration() {
    return DECLARATION;
  }

  private static String assemble() {
    return MODULES.stream()
        .map(ProbeScript::withoutModuleSyntax)
        .collect(
            Collectors.joining(
                "\n", "(channel) => {\n'use strict';\n", "\nstartProbe(channel);\n}"));
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
