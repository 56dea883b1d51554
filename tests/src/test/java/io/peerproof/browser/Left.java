package io.peerproof.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process has left behind: directories and processes that carry its name. */
final class Left {
  private Left() {}

  static List<String> byThisProcess() {
    return by(Owner.thisProcess(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  static List<String> by(Owner owner, Path temporary) {
    try (Stream<Path> entries = Files.list(temporary)) {
      return Stream.concat(
              entries
                  .map(entry -> entry.getFileName().toString())
                  .filter(name -> name.startsWith(owner.prefix())),
              Processes.marked(owner.prefix())
                  .filter(Left::running)
                  .map(process -> process.pid() + " " + Processes.commandLine(process)))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A killed process whose new parent has not asked for it yet runs no more: see proc(5). */
  static boolean running(ProcessHandle process) {
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
