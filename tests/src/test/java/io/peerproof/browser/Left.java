package io.peerproof.browser;

import io.peerproof.ProcessProbe;
import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.ProcessTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the directories and processes that a process left behind, by its name. */
public final class Left {
  private Left() {}

  public static List<String> byThisProcess() {
    return by(OwnerTag.thisProcess(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  static List<String> by(OwnerTag owner, Path temporary) {
    try (Stream<Path> entries = Files.list(temporary)) {
      return Stream.concat(
              entries
                  .map(entry -> entry.getFileName().toString())
                  .filter(name -> name.startsWith(owner.prefix())),
              ProcessTrees.marked(owner.prefix())
                  .filter(ProcessProbe::runs)
                  .map(process -> process.pid() + " " + ProcessTrees.commandLine(process)))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
