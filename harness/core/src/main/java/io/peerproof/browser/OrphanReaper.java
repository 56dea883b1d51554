package io.peerproof.browser;

import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.ProcessTrees;
import io.peerproof.browser.platform.TempDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what a Peerproof left behind that was itself killed and could not clean up: processes and
 * directories that carry the name of an {@link OwnerTag} who is gone. Nothing else is touched.
 */
final class OrphanReaper {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanReaper.class);

  private OrphanReaper() {}

  static void run(Path temporary) {
    ProcessTrees.marked("peerproof-")
        .filter(
            process ->
                OwnerTag.in(ProcessTrees.commandLine(process)).filter(OwnerTag::gone).isPresent())
        .forEach(
            process -> {
              LOG.info("Ending process {} of a Peerproof that was killed", process.pid());
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
            });
    for (Path directory : stale(temporary)) {
      LOG.info("Deleting {} of a Peerproof that was killed", directory);
      try {
        TempDirectory.existing(directory).close();
      } catch (RuntimeException e) {
        LOG.debug("Another user's, or still in use: {}", e.getMessage());
      }
    }
  }

  private static List<Path> stale(Path temporary) {
    try (Stream<Path> entries = Files.list(temporary)) {
      return entries
          .filter(
              entry ->
                  OwnerTag.in(entry.getFileName().toString()).filter(OwnerTag::gone).isPresent())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
