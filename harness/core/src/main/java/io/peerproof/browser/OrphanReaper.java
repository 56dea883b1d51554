package io.peerproof.browser;

import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.ProcessTrees;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.platform.UnfinishedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the remains of a killed Peerproof process: processes and directories with the {@link
 * OwnerTag} of a process that has ended, and directories that it did not finish. Touches nothing
 * else.
 */
final class OrphanReaper {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanReaper.class);

  /** Begin of the name of each directory, and of each directory in a command line. */
  private static final String PREFIX = "peerproof-";

  private OrphanReaper() {}

  static void run(Path temporary) {
    ProcessTrees.marked(PREFIX)
        .filter(
            process ->
                OwnerTag.in(ProcessTrees.commandLine(process)).filter(OwnerTag::gone).isPresent())
        .forEach(
            process -> {
              LOG.info("Ending process {} of a killed Peerproof process", process.pid());
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
            });
    for (Path directory : stale(temporary)) {
      LOG.info("Deleting {} of a killed Peerproof process", directory);
      try {
        TempDirectory.existing(directory).close();
      } catch (RuntimeException e) {
        LOG.debug("Another user's, or still in use: {}", e.getMessage());
      }
    }
  }

  private static Optional<OwnerTag> owner(Path entry) {
    return OwnerTag.in(entry.getFileName().toString()).or(() -> UnfinishedDirectory.owner(entry));
  }

  private static List<Path> stale(Path temporary) {
    try (Stream<Path> entries = Files.list(temporary)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
          .filter(entry -> owner(entry).filter(OwnerTag::gone).isPresent())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
