package io.peerproof.browser.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The process that owns a profile or a driver, encoded in their names. A later process uses it to
 * tell the remains of a killed process from the files of a running one.
 *
 * @param space the namespace of {@code pid}: containers that share a {@code /tmp} do not see each
 *     other's processes
 * @param pid the process id
 * @param started start of the process as {@link ProcessStart} reads it, because process ids are
 *     reused; never computed from the wall clock on Linux, since that may be set at any time
 */
public record OwnerTag(String space, long pid, long started) {
  private static final Pattern NAME =
      Pattern.compile("peerproof-([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-");

  private static final int SHORT = Character.MAX_RADIX;

  /**
   * From here on, a start on Linux is one of an older version, which wrote milliseconds since the
   * epoch: the ticks of three hundred years.
   */
  private static final long FIRST_IN_MS = 1_000_000_000_000L;

  public static OwnerTag thisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new OwnerTag(pidSpace(), self.pid(), ProcessStart.of(self.pid()).orElse(0));
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
    return matcher.find() ? of(matcher) : Optional.empty();
  }

  /** Finds all owners in a text. */
  public static Stream<OwnerTag> allIn(String text) {
    return NAME.matcher(text).results().flatMap(found -> of(found).stream());
  }

  private static Optional<OwnerTag> of(MatchResult found) {
    try {
      return Optional.of(
          new OwnerTag(
              found.group(1),
              Long.parseLong(found.group(2), SHORT),
              Long.parseLong(found.group(3), SHORT)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns true if both are the same process. */
  public boolean isSameProcess(OwnerTag other) {
    return equals(other);
  }

  /**
   * Returns true if the process has certainly ended, which only its own namespace can decide. A
   * process whose start cannot be read is not known to be another one.
   */
  public boolean gone() {
    if (!space.equals(pidSpace())) {
      return false;
    }
    if (ProcessHandle.of(pid).isEmpty()) {
      return true;
    }
    OptionalLong start = ProcessStart.of(pid);
    return start.isPresent()
        && start.getAsLong() != started
        && (started < FIRST_IN_MS || start.getAsLong() >= FIRST_IN_MS);
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
