package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.ProcessCommand;
import io.peerproof.browser.spec.DownloadException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shared libraries that a program for Linux needs, determined by {@code ldd(1)}. */
final class SharedLibraries {
  private static final String VARIABLE = "LD_LIBRARY_PATH";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final HostEnvironment host;

  SharedLibraries(HostEnvironment host) {
    this.host = host;
  }

  /** Returns the variables for a program to find libraries in these folders. */
  static Map<String, String> in(Path... folders) {
    return folders.length == 0
        ? Map.of()
        : Map.of(VARIABLE, Stream.of(folders).map(Path::toString).collect(Collectors.joining(":")));
  }

  /** Merges both; if both name folders of libraries, the first ones come first. */
  static Map<String, String> merged(Map<String, String> first, Map<String, String> second) {
    Map<String, String> both = new HashMap<>(second);
    first.forEach((name, value) -> both.merge(name, value, (old, now) -> now + ":" + old));
    return both;
  }

  /** Returns the names of missing libraries; none if that is unknown. */
  List<String> missing(Path program, Map<String, String> environment) {
    Optional<Path> ldd = host.onPath("ldd").findFirst();
    if (ldd.isEmpty()) {
      return List.of();
    }
    ProcessCommand.Result ended =
        host.commands()
            .run(
                new ProcessCommand(
                    List.of(ldd.get().toString(), program.toString()),
                    environment,
                    TIMEOUT,
                    Optional.empty()));
    return ended
        .out()
        .lines()
        .filter(line -> line.contains("=> not found"))
        .map(line -> line.strip().split(" ")[0])
        .distinct()
        .toList();
  }

  void require(Path program, Map<String, String> environment) throws DownloadException {
    List<String> missing = missing(program, environment);
    if (!missing.isEmpty()) {
      throw new DownloadException(
          program + " lacks the shared libraries " + String.join(", ", missing),
          host.debian()
              ? "apt-get install -y --no-install-recommends chromium installs them."
              : "install Chromium with your package manager, which also installs them.");
    }
  }
}
