package io.peerproof.browser;

import io.peerproof.Running;
import io.peerproof.browser.platform.Owner;
import io.peerproof.browser.platform.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process has left behind: directories and processes that carry its name. */
public final class Left {
  private Left() {}

  public static List<String> byThisProcess() {
    return by(Owner.thisProcess(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  static List<String> by(Owner owner, Path temporary) {
    try (Stream<Path> entries = Files.list(temporary)) {
      return Stream.concat(
              entries
                  .map(entry -> entry.getFileName().toString())
                  .filter(name -> name.startsWith(owner.prefix())),
              Processes.marked(owner.prefix())
                  .filter(Running::runs)
                  .map(process -> process.pid() + " " + Processes.commandLine(process)))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
