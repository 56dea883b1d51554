package io.peerproof.stacks;

import io.peerproof.browser.download.NodeProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packages of other stacks in the exact versions of {@code stacks/package-lock.json}, beside
 * our pages and servers for them.
 *
 * @param folder directory with the content of {@code stacks/} of the test resources, {@code
 *     node_modules} and {@code bundles}
 */
record StackFolder(Path folder, NodeProgram node) {

  private static final Path FOLDER = Path.of("target", "stacks").toAbsolutePath();

  /** Time limit of an installation: 170 small packages over a slow line. */
  private static final long MINUTES = 10;

  /** Returns the directory; installs the packages if no other test class has done so. */
  static StackFolder ready() {
    try {
      StackFolder stacks = new StackFolder(FOLDER, NodeProgram.find());
      Files.createDirectories(FOLDER);
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        stacks.install();
      }
      return stacks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install() throws IOException {
    copyOurs();
    String lock = Files.readString(folder.resolve("package-lock.json"));
    Path installed = folder.resolve("installed.json");
    if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
      return;
    }
    List<String> npm = new ArrayList<>(node.npm());
    npm.addAll(List.of("ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    run(npm);
    // JsSIP comes as modules of Node.js alone, without a file that a page can load.
    run(
        List.of(
            node.node().toString(),
            "node_modules/esbuild/bin/esbuild",
            "node_modules/jssip/lib/JsSIP.js",
            "--bundle",
            "--format=iife",
            "--global-name=JsSIP",
            "--outfile=bundles/jssip.js"));
    Files.writeString(installed, lock);
  }

  private void copyOurs() throws IOException {
    Path ours = ours();
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(ours.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static Path ours() {
    try {
      return Path.of(StackFolder.class.getResource("/stacks").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(List<String> line) throws IOException {
    Path log = folder.resolve("install.log");
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", line) + " failed; its log: " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(String.join(" ", line) + " was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
