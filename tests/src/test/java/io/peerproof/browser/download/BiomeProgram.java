package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;

/**
 * <a href="https://biomejs.dev">Biome</a>, a formatter and linter: one program that needs no
 * Node.js.
 */
public final class BiomeProgram {

  private static final String VERSION = "2.6.8";

  private BiomeProgram() {}

  /** The program for this machine, of the npm registry, kept in the user's cache: 100 MB. */
  public static Path fetched() throws IOException {
    OperatingSystem os = HostEnvironment.here().os();
    Path folder = RegistryPackage.unpacked(packageFor(os, System.getProperty("os.arch")), VERSION);
    return folder.resolve(os.executable("biome"));
  }

  /** On Linux the one that needs no C library, for it runs on each distribution. */
  static String packageFor(OperatingSystem os, String arch) {
    String processor = arch.matches("aarch64|arm64") ? "arm64" : "x64";
    return "@biomejs/cli-"
        + switch (os) {
          case LINUX -> "linux-" + processor + "-musl";
          case MAC -> "darwin-" + processor;
          case WINDOWS -> "win32-" + processor;
        };
  }
}
