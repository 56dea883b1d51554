package io.peerproof;

import io.peerproof.browser.platform.ProcessTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the processes that run. */
public final class ProcessProbe {

  private ProcessProbe() {}

  /** Returns the command lines of all running descendants of this JVM. */
  public static List<String> belowThisProcess() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessProbe::runs)
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  /** Returns the drivers that this JVM started; its other children are shells. */
  public static Stream<ProcessHandle> drivers() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessProbe::runs)
        .filter(process -> ProcessTrees.commandLine(process).contains("driver"));
  }

  /**
   * Tells if a process runs. A killed process stays visible until its parent has asked for it: see
   * proc(5).
   */
  public static boolean runs(ProcessHandle process) {
    try {
      String stat =
          Files.readString(
              Path.of("/proc/" + process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
      return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
    } catch (IOException e) {
      return process.isAlive() && !Files.exists(Path.of("/proc/self"));
    }
  }
}
