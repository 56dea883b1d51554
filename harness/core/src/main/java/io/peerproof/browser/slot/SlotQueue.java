package io.peerproof.browser.slot;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.peerproof.browser.platform.OwnerTag;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tickets for places in the order of their coming. Each is a file that its process has locked until
 * it gives the ticket back or ends, however it ends.
 */
final class SlotQueue {

  private final SlotDirectory folder;
  private final OwnerTag self = OwnerTag.thisProcess();

  SlotQueue(SlotDirectory folder) {
    this.folder = folder;
  }

  /** Comes last in the queue, with a ticket for so many browsers. */
  SlotTicket draw(int browsers) throws IOException, InterruptedException {
    return folder.alone(
        () -> {
          long last = living().stream().mapToLong(SlotTicketName::number).max().orElse(0);
          SlotTicketName name =
              new SlotTicketName(last + 1, browsers, self, Thread.currentThread().getId());
          FileChannel channel =
              FileChannel.open(folder.file(name.file()), CREATE_NEW, WRITE, NOFOLLOW_LINKS);
          SlotTicket ticket = new SlotTicket(folder, name, channel);
          try {
            if (channel.tryLock() == null) {
              throw new IOException(name.file() + " is new, and locked already");
            }
            return ticket;
          } catch (IOException e) {
            ticket.close();
            throw e;
          }
        });
  }

  /**
   * Takes the places of a ticket if it is its turn and they are free, all of them or none. More
   * than there are can be had when all are free. A thread that has places gets more at once, as it
   * would wait for itself.
   *
   * @param purpose purpose of these browsers, shown to other processes
   * @return why not; empty when it has its places now
   */
  Optional<SlotUsage> admit(SlotTicket ticket, BrowserCapacity capacity, String purpose)
      throws IOException, InterruptedException {
    return folder.alone(
        () -> {
          SlotTicketName wanted = ticket.name();
          List<SlotTicketName> living = living();
          SlotUsage use = SlotUsage.of(folder, living, wanted, capacity);
          if (!use.allows(wanted)) {
            return Optional.of(use);
          }
          Files.writeString(folder.file(wanted.heldFile()), purpose);
          return Optional.empty();
        });
  }

  /** In their order, and without those of processes that are gone. */
  private List<SlotTicketName> living() throws IOException {
    List<SlotTicketName> names;
    try (Stream<Path> files = Files.list(folder.directory())) {
      names =
          files
              .flatMap(file -> SlotTicketName.of(file.getFileName().toString()).stream())
              .sorted()
              .toList();
    }
    List<SlotTicketName> living = new ArrayList<>();
    for (SlotTicketName name : names) {
      if (lives(name)) {
        living.add(name);
      }
    }
    return living;
  }

  /**
   * Returns true if the process of a ticket still locks it. This process must not open its own
   * tickets, because closing them would release the lock.
   */
  private boolean lives(SlotTicketName name) throws IOException {
    if (name.owner().isSameProcess(self)) {
      return true;
    }
    Path file = folder.file(name.file());
    try (FileChannel channel = FileChannel.open(file, WRITE, NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return true;
      }
      Files.deleteIfExists(folder.file(name.heldFile()));
      Files.deleteIfExists(file);
      return false;
    } catch (NoSuchFileException e) {
      return false; // given back meanwhile
    } catch (FileSystemException e) {
      return true; // Windows refuses a file that is about to be deleted
    }
  }
}
