package io.peerproof.browser.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that owns a profile or a driver, encoded in their names. A later process uses it to
 * tell the remains of a killed process from the files of a running one.
 *
 * @param space the namespace of {@code pid}: containers that share a {@code /tmp} do not see each
 *     other's processes
 * @param pid the process id
 * @param started start of the process in ms since the epoch, because process ids are reused
 */
public record OwnerTag(String space, long pid, long started) {
  private static final Pattern NAME =
      Pattern.compile("peerproof-([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-");

  private static final int SHORT = Character.MAX_RADIX;

  /**
   * Tolerance for start times: the system clock, from which they are computed, may have been set
   * since.
   */
  private static final long TOLERANCE_MS = 2_000;

  public static OwnerTag thisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new OwnerTag(
        pidSpace(), self.pid(), self.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  /** Returns the prefix of the directories; the command lines of the processes contain it too. */
  public String prefix() {
    return "peerproof-"
        + space
        + "-"
        + Long.toString(pid, SHORT)
        + "-"
        + Long.toString(started, SHORT)
        + "-";
  }

  /** Finds the first owner in a text. */
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

  /** Returns true if both are the same process; start times may differ slightly. */
  public boolean isSameProcess(OwnerTag other) {
    return space.equals(other.space)
        && pid == other.pid
        && Math.abs(started - other.started) <= TOLERANCE_MS;
  }

  /** Returns true if the process has certainly ended, which only its own namespace can decide. */
  public boolean gone() {
    return space.equals(pidSpace())
        && ProcessHandle.of(pid)
            .flatMap(process -> process.info().startInstant())
            .map(Instant::toEpochMilli)
            .filter(time -> Math.abs(time - started) <= TOLERANCE_MS)
            .isEmpty();
  }

  /** Returns the inode of our pid namespace; see namespaces(7). */
  private static String pidSpace() {
    try {
      String link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      return Long.toString(Long.parseLong(link.replaceAll("[^0-9]", "")), SHORT);
    } catch (IOException | UnsupportedOperationException | NumberFormatException e) {
      return "host";
    }
  }
}
