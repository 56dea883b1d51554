package io.peerproof.browser.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a profile and a driver belong to, written into their names, so that a later one
 * can tell what a killed one left behind from what a living one uses.
 *
 * @param space the space that {@code pid} counts in: containers that share a {@code /tmp} do not
 *     see each other's processes
 * @param pid its process
 * @param started when that process started, in ms since the epoch: pids are used again
 */
public record OwnerTag(String space, long pid, long started) {
  private static final Pattern NAME =
      Pattern.compile("peerproof-([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-");

  private static final int SHORT = Character.MAX_RADIX;

  /** The clock that start times are computed by may be set meanwhile. */
  private static final long TOLERANCE_MS = 2_000;

  public static OwnerTag thisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new OwnerTag(
        pidSpace(), self.pid(), self.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  /** Begins the name of each directory and stands in the command line of each process. */
  public String prefix() {
    return "peerproof-"
        + space
        + "-"
        + Long.toString(pid, SHORT)
        + "-"
        + Long.toString(started, SHORT)
        + "-";
  }

  /** The first owner named in a text. */
  public static Optional<OwnerTag> in(String text) {
    Matcher matcher = NAME.matcher(text);
    try {
      return matcher.find()
          ? Optional.of(
              new OwnerTag(
                  matcher.group(1),
                  Long.parseLong(matcher.group(2), SHORT),
                  Long.parseLong(matcher.group(3), SHORT)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether this is that process, whose start time may be computed a little differently. */
  public boolean isSameProcess(OwnerTag other) {
    return space.equals(other.space)
        && pid == other.pid
        && Math.abs(started - other.started) <= TOLERANCE_MS;
  }

  /** Whether that process is known to be gone, which only its own space can tell. */
  public boolean gone() {
    return space.equals(pidSpace())
        && ProcessHandle.of(pid)
            .flatMap(process -> process.info().startInstant())
            .map(Instant::toEpochMilli)
            .filter(time -> Math.abs(time - started) <= TOLERANCE_MS)
            .isEmpty();
  }

  /** The inode of our pid namespace; see namespaces(7). */
  private static String pidSpace() {
    try {
      String link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      return Long.toString(Long.parseLong(link.replaceAll("[^0-9]", "")), SHORT);
    } catch (IOException | UnsupportedOperationException | NumberFormatException e) {
      return "host";
    }
  }
}
