package io.peerproof.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same call with Playwright, as engineers write it: {@code
 * tests/benchmarks/playwright-call.mjs}.
 */
final class PlaywrightCalls {

  static final Path HOME = Path.of("").toAbsolutePath().getParent();
  static final Path PAGES = HOME.resolve("tests/src/test/resources/benchmark");

  private PlaywrightCalls() {}

  /** Returns the command of a process that starts two browsers, makes a call and ends them. */
  static List<String> command() {
    return List.of(
        "node",
        HOME.resolve("tests/target/benchmarks/playwright-call.mjs").toString(),
        PAGES.resolve("call.html").toString(),
        System.getProperty("speed.browser", "/usr/bin/chromium"));
  }

  /**
   * Returns the median duration of a call in browsers that are kept, with fresh contexts,
   * milliseconds.
   */
  static double warmMs(int calls) throws Exception {
    List<String> command = new ArrayList<>(command());
    command.add(String.valueOf(calls));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(command + " ended with " + process.exitValue());
    }
    return Double.parseDouble(output.strip());
  }
}
