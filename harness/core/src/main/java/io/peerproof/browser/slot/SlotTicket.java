package io.peerproof.browser.slot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places for the browsers of one call, taken from {@link BrowserSlots} until this is closed, or its
 * process ends. Safe for use by many threads.
 */
public final class SlotTicket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlotTicket.class);

  private final SlotDirectory folder;
  private final SlotTicketName name;
  private final FileChannel locked;

  SlotTicket(SlotDirectory folder, SlotTicketName name, FileChannel locked) {
    this.folder = folder;
    this.name = name;
    this.locked = locked;
  }

  SlotTicketName name() {
    return name;
  }

  /** Returns true if another call waits for slots, in this or another process. */
  public boolean isAwaited() {
    try (Stream<Path> files = Files.list(folder.directory())) {
      List<SlotTicketName> others =
          files
              .flatMap(file -> SlotTicketName.of(file.getFileName().toString()).stream())
              .filter(other -> !other.equals(name))
              .toList();
      return others.stream().anyMatch(other -> Files.notExists(folder.file(other.heldFile())));
    } catch (IOException e) {
      LOG.debug("Who waits for a place cannot be read", e);
      return false;
    }
  }

  /** Gives the places to the next in the queue. */
  @Override
  public void close() {
    try {
      folder.change(
          () -> {
            if (locked.isOpen()) {
              try (locked) { // its lock goes last: until then the files are nobody else's
                Files.deleteIfExists(folder.file(name.heldFile()));
                Files.deleteIfExists(folder.file(name.file()));
              }
            }
            return name;
          });
    } catch (IOException e) {
      LOG.warn("A place is not given back until this process ends: {}", e.toString());
    }
  }
}
