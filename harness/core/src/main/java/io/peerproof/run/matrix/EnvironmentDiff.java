package io.peerproof.run.matrix;

import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds differences between two runs, other than their browsers, that influence times. */
final class EnvironmentDiff {

  /** Options that name files, directories and ports of one run. */
  private static final Set<String> OF_ONE_RUN =
      Set.of(
          "--user-data-dir",
          "--log-file",
          "--use-file-for-fake-video-capture",
          "--use-file-for-fake-audio-capture");

  /** Options with a value that do not influence a call. */
  private static final Set<String> WITHOUT_BEARING =
      Set.of(
          "--out",
          "--seed",
          "--calls",
          "--repeat",
          "--browser",
          "--caller",
          "--callee",
          "--browsers",
          "--baseline",
          "--pairs",
          "--tolerance",
          "--fail-on");

  /**
   * Settings that do not influence a call, or that the comparison is about: browsers. Arguments of
   * browsers are compared as the browsers ran.
   */
  private static final Pattern SETTINGS_WITHOUT_BEARING =
      Pattern.compile("calls|.*\\.(browser|arguments)");

  private EnvironmentDiff() {}

  /** Returns a sentence for each difference; empty if only the browsers may differ. */
  static List<String> between(RunReport old, RunReport now) {
    List<String> found = new ArrayList<>();
    machine(found, "system", old, now, HostReport::os);
    machine(found, "number of CPUs", old, now, HostReport::cpus);
    machine(found, "memory in MiB", old, now, HostReport::memoryMiB);
    machine(found, "Java", old, now, HostReport::java);
    machine(found, "Peerproof", old, now, HostReport::peerproof);
    busy(found, "older", old.host());
    busy(found, "newer", now.host());
    flags(found, old, now);
    if (old.settings() != null && now.settings() != null) {
      settings(found, old.settings(), now.settings());
    } else {
      options(found, how(old.command()), how(now.command()));
    }
    return found;
  }

  /** Compares the options as they were typed, for a report that has no settings. */
  private static void options(List<String> found, String before, String after) {
    if (!before.equals(after)) {
      found.add(
          String.format(
              Locale.ROOT,
              "The two runs used different options: \"%s\" and \"%s\".",
              before,
              after));
    }
  }

  private static void settings(
      List<String> found, Map<String, String> before, Map<String, String> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String old = before.getOrDefault(name, "not set");
      String now = after.getOrDefault(name, "not set");
      if (!old.equals(now) && !SETTINGS_WITHOUT_BEARING.matcher(name).matches()) {
        found.add(
            String.format(
                Locale.ROOT,
                "The two runs used different settings: %s was \"%s\" and is now \"%s\".",
                name,
                old,
                now));
      }
    }
  }

  private static void machine(
      List<String> found,
      String what,
      RunReport old,
      RunReport now,
      Function<HostReport, Object> of) {
    Object before = of.apply(old.host());
    Object after = of.apply(now.host());
    if (!before.equals(after)) {
      found.add(
          String.format(
              Locale.ROOT, "The machine differs: %s was %s and is now %s.", what, before, after));
    }
  }

  private static void busy(List<String> found, String which, HostReport host) {
    if (host.loadAverage() > host.cpus()) {
      found.add(
          String.format(
              Locale.ROOT,
              "The machine was busy when the %s run began: load %.1f on %d CPUs.",
              which,
              host.loadAverage(),
              host.cpus()));
    }
  }

  private static void flags(List<String> found, RunReport old, RunReport now) {
    Set<String> before = flags(old);
    Set<String> after = flags(now);
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      return;
    }
    found.add(
        String.format(
            Locale.ROOT,
            "The arguments of the browsers differ: only the older run has %s, only the newer run has %s.",
            without(before, after),
            without(after, before)));
  }

  private static String without(Set<String> some, Set<String> others) {
    String left =
        some.stream().filter(flag -> !others.contains(flag)).collect(Collectors.joining(" "));
    return left.isEmpty() ? "none" : left;
  }

  private static Set<String> flags(RunReport run) {
    return run.calls().stream()
        .flatMap(call -> call.peers().stream())
        .map(peer -> peer.browser())
        .filter(Objects::nonNull)
        .flatMap(browser -> browser.arguments().stream())
        .filter(flag -> !OF_ONE_RUN.contains(flag.split("=", 2)[0]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the command without browsers and files. */
  private static String how(List<String> command) {
    List<String> kept = new ArrayList<>();
    boolean value = false;
    for (String word : command) {
      boolean left = value || WITHOUT_BEARING.contains(word.split("=", 2)[0]);
      value = !value && WITHOUT_BEARING.contains(word);
      if (!left
          && !Stream.of("call", "matrix", "timing", "--json", "--stop-early")
              .toList()
              .contains(word)) {
        kept.add(word);
      }
    }
    return String.join(" ", kept);
  }
}
