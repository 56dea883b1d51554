package io.peerproof.probe;

import io.peerproof.pages.ModuleBundle;
import java.util.Optional;

/** The probe's ES modules as one classic script, which a browser runs in each new document. */
final class ProbeScript {

  static final ModuleBundle BUNDLE = ModuleBundle.of("/io/peerproof/pages/probe/main.js");

  private ProbeScript() {}

  /**
   * A function declaration that takes the channel of a BiDi preload script and starts the probe.
   *
   * @param screen that the page shares; empty leaves {@code getDisplayMedia} to the browser
   */
  public static String functionDeclaration(Optional<PeerScreen> screen) {
    return around("(channel) => {", "startProbe(channel" + argument(screen) + ");\n}");
  }

  /**
   * A script that starts the probe with a binding of the Chrome DevTools Protocol.
   *
   * @param name of the binding: letters, digits and underscores
   * @param screen that the page shares; empty leaves {@code getDisplayMedia} to the browser
   */
  static String withBinding(String name, Optional<PeerScreen> screen) {
    return around(
        "(() => {", "startProbeWithBinding('" + name + "'" + argument(screen) + ");\n})();");
  }

  private static String argument(Optional<PeerScreen> screen) {
    return screen.map(shared -> ", " + shared.script()).orElse("");
  }

  private static String around(String before, String after) {
    return before + "\n'use strict';\n" + BUNDLE.script() + "\n" + after;
  }
}
