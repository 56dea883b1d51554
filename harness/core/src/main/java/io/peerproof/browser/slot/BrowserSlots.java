package io.peerproof.browser.slot;

import io.peerproof.browser.DriverTimeouts;
import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.PrivateDirectory;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places for as many browsers as the machine carries at once. Calls of all threads and of all the
 * user's processes queue for them, first come, first served. Safe for use by many threads.
 */
public final class BrowserSlots {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserSlots.class);

  /** Polling interval of the next ticket in the queue: other processes do not report changes. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** Maximum factor by which later tickets poll less often. */
  private static final int SELDOM = 20;

  private final BrowserCapacity capacity;
  private final Path directory;
  private final Optional<UserPrincipal> user;
  private final DriverTimeouts timeouts;

  /**
   * @param user the required owner of the directory, if any
   */
  BrowserSlots(
      BrowserCapacity capacity,
      Path directory,
      Optional<UserPrincipal> user,
      DriverTimeouts timeouts) {
    this.capacity = capacity;
    this.directory = directory;
    this.user = user;
    this.timeouts = timeouts;
  }

  /**
   * Places of this machine, in the user's own folder below that of temporary files. It is not in
   * the user's cache: a home directory may be that of several machines.
   *
   * @param capacity number of browsers that there are places for
   * @throws SlotException when the user of this process is not known
   */
  public static BrowserSlots ofThisMachine(BrowserCapacity capacity) {
    try {
      return new BrowserSlots(
          capacity, directoryOfUser(), PrivateDirectory.user(), DriverTimeouts.DEFAULT);
    } catch (IOException e) {
      throw new SlotException("Cannot determine the user of this process: " + e, e);
    }
  }

  /** Returns the user's folder, which no StaleSweep takes for its own. */
  static Path directoryOfUser() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
    return temporary.resolve("peerproof.places." + user);
  }

  /**
   * Takes places for the browsers of one call, all at once, and waits for them if need be. The
   * thread that takes them may take more at once. Any thread may give them back.
   *
   * @param browsers how many, 1 or more; a call of more than there are places for is alone
   * @param purpose purpose of these browsers, shown to other processes; may be empty
   * @param waiting receives one sentence, without its full stop, before this waits; at most once
   * @throws SlotException when there were none in time, or nobody knows who has them
   * @throws InterruptedException when this thread was interrupted while it waited
   */
  public SlotTicket take(int browsers, String purpose, Consumer<String> waiting)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      SlotDirectory folder = SlotDirectory.at(directory, user, timeouts.placeFolder());
      SlotQueue queue = new SlotQueue(folder);
      SlotTicket ticket = queue.draw(browsers);
      boolean admitted = false;
      try {
        await(folder, queue, ticket, purpose, waiting);
        admitted = true;
        return ticket;
      } finally {
        if (!admitted) {
          ticket.close();
        }
      }
    } catch (ClosedByInterruptException e) {
      Thread.interrupted(); // which the exception says
      throw new InterruptedException();
    } catch (IOException e) {
      throw new SlotException(
          String.format(
              Locale.ROOT,
              "Cannot read or write the browser slots in %s: %s. Free some space there, or delete the folder.",
              directory,
              e.getMessage()),
          e);
    }
  }

  private void await(
      SlotDirectory folder,
      SlotQueue queue,
      SlotTicket ticket,
      String purpose,
      Consumer<String> waiting)
      throws IOException, InterruptedException {
    OwnerTag self = OwnerTag.thisProcess();
    long deadline = System.nanoTime() + timeouts.place().toNanos();
    boolean reported = false;
    while (true) {
      Optional<SlotUsage> taken = queue.admit(ticket, capacity, purpose);
      if (taken.isEmpty()) {
        return;
      }
      SlotUsage use = taken.get();
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw tooLate(ticket, use, self);
      }
      if (!reported && use.isSettled()) {
        reported = true;
        tell(ticket, use, self, waiting);
      } else {
        int steps = Math.min(SELDOM, use.ahead().size() + 1);
        long pause = Math.min(left, LOOK_AGAIN.multipliedBy(steps).toNanos());
        folder.awaitChange(Duration.ofNanos(pause));
      }
    }
  }

  private void tell(SlotTicket ticket, SlotUsage use, OwnerTag self, Consumer<String> waiting) {
    String sentence =
        String.format(
            Locale.ROOT,
            "Waiting for %s: %s. The limit is %d (%s). To allow more, use --max-browsers N",
            places(ticket.name().browsers()),
            use.words(self),
            capacity.browsers(),
            capacity.reason());
    LOG.info("{}", sentence);
    waiting.accept(sentence);
  }

  private SlotException tooLate(SlotTicket ticket, SlotUsage use, OwnerTag self) {
    String itself =
        use.hasHolderIn(self)
            ? " A test that holds a call open and opens another on a second thread waits for itself: open both on one thread."
            : "";
    return new SlotException(
        String.format(
            Locale.ROOT,
            "No slot for %d browsers within %d s: %s. Wait for them to end, or set a higher limit: --max-browsers N, %s, or peerproof.max-browsers in JUnit.%s",
            ticket.name().browsers(),
            timeouts.place().toSeconds(),
            use.words(self),
            BrowserCapacity.VARIABLE,
            itself),
        null);
  }

  private static String places(int browsers) {
    return browsers == 1 ? "a browser slot" : browsers + " browser slots";
  }
}
