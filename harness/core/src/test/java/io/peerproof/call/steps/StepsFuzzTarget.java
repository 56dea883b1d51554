package io.peerproof.call.steps;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Fuzz target: any text as a file of steps. */
public final class StepsFuzzTarget {

  private static final Path FILE = Path.of("steps.yaml");

  private StepsFuzzTarget() {}

  /** Steps are read, or refused by an error that names the file. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      StepsFile.parse(new String(bytes, StandardCharsets.UTF_8), FILE, "HOME"::equals);
    } catch (UnreadableStepsException e) {
      if (!String.valueOf(e.getMessage()).contains("steps.yaml")) {
        throw new AssertionError("refused without the name of the file", e);
      }
    }
  }
}
