package io.peerproof.browser.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ends processes and all their descendants. */
public final class ProcessTrees {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  /** The end of a text that goes on into a path or a name. */
  private static final Pattern BEFORE = Pattern.compile("[\\p{L}\\p{N}_.~/\\\\-]$");

  /** The beginning of a text that goes on with a name. */
  private static final Pattern AFTER = Pattern.compile("[\\p{L}\\p{N}_.~-]");

  private ProcessTrees() {}

  /**
   * Kills processes, their descendants, and all processes with exactly the mark in their command
   * line, see {@link #exactly}: zygotes and renderers have no known parent once their browser has
   * ended.
   *
   * @return true if all of them ended within the time
   */
  public static boolean kill(Stream<ProcessHandle> roots, String mark, Duration within) {
    Set<ProcessHandle> doomed = new LinkedHashSet<>();
    // All are listed before the first is killed; afterwards their parents are not known.
    roots.forEach(
        root -> {
          doomed.add(root);
          root.descendants().forEach(doomed::add);
        });
    exactly(mark).forEach(doomed::add);
    doomed.forEach(ProcessHandle::destroyForcibly);
    // Processes started in between, until there are none.
    List<ProcessHandle> late;
    do {
      late = exactly(mark).filter(doomed::add).toList();
      late.forEach(ProcessHandle::destroyForcibly);
    } while (!late.isEmpty());
    return await(doomed, within);
  }

  /** Returns the processes, except this one, whose command line contains this text. */
  public static Stream<ProcessHandle> marked(String mark) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> commandLine(process).contains(mark));
  }

  /**
   * Returns the processes, except this one, whose command line has this path or switch as a whole,
   * maybe with a path below it: {@code /tmp/peerproof-1} is not in {@code /tmp/peerproof-10} or in
   * {@code /home/ann/tmp/peerproof-1}.
   */
  public static Stream<ProcessHandle> exactly(String mark) {
    return marked(mark).filter(process -> hasExactly(commandLine(process), mark));
  }

  static boolean hasExactly(String commandLine, String mark) {
    for (int at = commandLine.indexOf(mark); at >= 0; at = commandLine.indexOf(mark, at + 1)) {
      // On a Mac /tmp is a link into /private, and a browser may resolve it.
      String before = commandLine.substring(0, at).replaceFirst("/private$", "");
      String after = commandLine.substring(at + mark.length());
      if (!BEFORE.matcher(before).find() && !AFTER.matcher(after).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  public static String commandLine(ProcessHandle process) {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
    try {
      // ProcessHandle.Info cuts off at 4096 characters, and browsers have more.
      return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }

  /** Returns the arguments of a process, its program first; empty if they cannot be read. */
  public static List<String> arguments(ProcessHandle process) {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
    try {
      return arguments(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Stream.concat(
              process.info().command().stream(),
              process.info().arguments().stream().flatMap(Stream::of))
          .toList();
    }
  }

  /** Splits the text of {@code /proc/PID/cmdline}. */
  static List<String> arguments(String text) {
    String line = text.replaceFirst("\0+$", "");
    // The children of a browser replace it by one text, in which switches follow spaces.
    return List.of(line.split(line.indexOf('\0') < 0 ? " (?=-)" : "\0"));
  }

  /**
   * A killed process stays visible until its parent has asked for it; it holds no resources. So
   * this method waits until each process is gone or such a zombie.
   */
  private static boolean await(Set<ProcessHandle> processes, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    boolean gone = processes.stream().noneMatch(ProcessTrees::running);
    while (!gone && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
      // The system does not report the end of a grandchild; it takes milliseconds.
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      gone = processes.stream().noneMatch(ProcessTrees::running);
    }
    return gone;
  }

  private static boolean running(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      // proc(5): pid (name) state …; a name may hold spaces and parentheses.
      String stat =
          Files.readString(
              Path.of("/proc", String.valueOf(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
      String state = stat.substring(stat.lastIndexOf(')') + 2);
      return !state.startsWith("Z") && !state.startsWith("X");
    } catch (IOException e) {
      return process.isAlive();
    }
  }
}
