package io.peerproof.browser;

import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.ProcessTrees;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.platform.UnfinishedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
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
    Optional<String> user = ProcessHandle.current().info().user();
    ProcessTrees.marked(PREFIX)
        .filter(process -> process.info().user().equals(user))
        .filter(process -> isLeft(ProcessTrees.arguments(process)))
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

  /**
   * Returns true if switches of the process name owners, and all of these are gone. Other arguments
   * prove nothing: somebody may be reading the log of a killed run.
   */
  private static boolean isLeft(List<String> arguments) {
    List<OwnerTag> owners =
        arguments.stream()
            .filter(argument -> argument.startsWith("-"))
            .flatMap(OwnerTag::allIn)
            .toList();
    return !owners.isEmpty() && owners.stream().allMatch(OwnerTag::gone);
  }

  private static Optional<OwnerTag> owner(Path entry) {
    return OwnerTag.in(entry.getFileName().toString()).or(() -> UnfinishedDirectory.owner(entry));
  }

  private static List<Path> stale(Path temporary) {
    try (Stream<Path> entries = Files.list(temporary)) {
      List<Path> named =
          entries
              .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
              .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
              .toList();
      if (named.isEmpty()) {
        return List.of();
      }
      UserPrincipal self = self(temporary);
      return named.stream()
          .filter(entry -> isOf(self, entry))
          .filter(entry -> owner(entry).filter(OwnerTag::gone).isPresent())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Returns the user of this process, as the file system sees it. Everybody may make a directory of
   * any name in a shared folder, and root could delete it.
   */
  private static UserPrincipal self(Path temporary) throws IOException {
    Path file = Files.createTempFile(temporary, "peerproof-user-", "");
    try {
      return Files.getOwner(file);
    } finally {
      Files.delete(file);
    }
  }

  private static boolean isOf(UserPrincipal user, Path directory) {
    try {
      return Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(user);
    } catch (IOException e) {
      return false; // it went away
    }
  }
}
