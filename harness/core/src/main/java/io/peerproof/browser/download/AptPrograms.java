package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.ProcessCommand;
import io.peerproof.browser.spec.DownloadException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the programs of apt on lists and files of our own, and says in one sentence what went wrong.
 */
final class AptPrograms {
  private final HostEnvironment host;
  private final Path folder;

  /** One that keeps all it has in this folder. */
  AptPrograms(HostEnvironment host, Path folder) {
    this.host = host;
    this.folder = folder;
  }

  /** Runs it to its end, with the options that keep it out of the system. */
  ProcessCommand.Result run(Duration deadline, String program, List<String> arguments)
      throws DownloadException {
    return run(deadline, program, options(), arguments);
  }

  /** With other options than those of apt. */
  ProcessCommand.Result run(
      Duration deadline, String program, Stream<String> options, List<String> arguments)
      throws DownloadException {
    Path file =
        host.onPath(program)
            .findFirst()
            .orElseThrow(
                () ->
                    new DownloadException(
                        "there is no " + program + " on PATH",
                        "take another source: npm:chromium or chrome@stable."));
    List<String> line =
        Stream.concat(Stream.of(file.toString()), Stream.concat(options, arguments.stream()))
            .toList();
    Path log = host.browserCache().resolve("apt.log");
    ProcessCommand.Result ended =
        host.commands().run(new ProcessCommand(line, environment(), deadline, Optional.of(log)));
    if (!ended.succeeded()) {
      throw failure(program, ended, log);
    }
    return ended;
  }

  /** What keeps it out of the system. */
  Stream<String> options() {
    return Stream.of(
            "Dir::State::lists=" + folder.resolve("lists"),
            "Dir::Cache::pkgcache=" + folder.resolve("pkgcache.bin"),
            "Dir::Cache::srcpkgcache=" + folder.resolve("srcpkgcache.bin"),
            // Nothing of the system's is written, and our own lock is held.
            "Debug::NoLocking=1",
            // As root apt would fetch as a user who may not see our folder.
            "APT::Sandbox::User=root")
        .flatMap(option -> Stream.of("-o", option));
  }

  /** apt reads proxies in small letters only. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("LC_ALL", "C");
    environment.put("DEBIAN_FRONTEND", "noninteractive");
    for (String name : List.of("http_proxy", "https_proxy", "no_proxy")) {
      host.variable(name)
          .or(() -> host.variable(name.toUpperCase(Locale.ROOT)))
          .ifPresent(value -> environment.put(name, value));
    }
    return environment;
  }

  private static DownloadException failure(String program, ProcessCommand.Result ended, Path log) {
    String text = ended.out() + "\n" + ended.err();
    String error =
        text.lines()
            .filter(line -> line.startsWith("E: "))
            .map(line -> line.substring(3).strip())
            .findFirst()
            .map(line -> "said \"" + line + "\"")
            .orElse(ended.summary());
    String advice =
        text.contains("No space left") || text.contains("enough free space")
            ? "make room (\"peerproof browsers prune\" deletes fetched browsers), or let"
                + " XDG_CACHE_HOME name a folder on another disk."
            : "look whether \"apt-get update\" works here; a proxy is named by HTTP_PROXY. The log: "
                + log;
    return new DownloadException(program + " " + error, advice);
  }
}
