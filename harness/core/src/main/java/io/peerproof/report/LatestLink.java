package io.peerproof.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A symbolic link {@code latest} to the latest run. A system without symbolic links gets a text
 * file {@code latest.txt} with the name of the directory. The link is replaced atomically, so a
 * reader always finds a complete run.
 */
final class LatestLink {

  private static final Logger LOG = LoggerFactory.getLogger(LatestLink.class);

  private final Path parent;

  LatestLink(Path parent) {
    this.parent = parent;
  }

  /** Makes the link point to {@code folder}, a child of the parent. */
  void leadTo(Path folder) throws IOException {
    Path link = parent.resolve("latest");
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
      LOG.warn("{} is not a link and stays unchanged", link);
      return;
    }
    Path name = folder.getFileName();
    Path next = parent.resolve("latest." + name + ".part");
    try {
      Files.createSymbolicLink(next, name);
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      LOG.debug("no symbolic links here, so latest.txt names the folder", e);
      RunDirectory.writeAtOnce(parent.resolve("latest.txt"), name + "\n");
      return;
    }
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
