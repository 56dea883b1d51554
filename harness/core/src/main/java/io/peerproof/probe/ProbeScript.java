package io.peerproof.probe;

import io.peerproof.pages.ModuleBundle;

/** The probe's ES modules as one classic script, which a browser runs in each new document. */
final class ProbeScript {

  static final ModuleBundle BUNDLE = ModuleBundle.of("/io/peerproof/pages/probe/main.js");

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
    return around("(() => {", "startProbeWithBinding('" + name + "');\n})();");
  }

  private static String around(String before, String after) {
    return before + "\n'use strict';\n" + BUNDLE.script() + "\n" + after;
  }
}
