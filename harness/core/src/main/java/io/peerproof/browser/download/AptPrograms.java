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

/** Runs the programs of apt on separate lists and files, and reports a failure in one sentence. */
final class AptPrograms {
  private final HostEnvironment host;
  private final Path folder;

  /** Returns a runner that stores all files in this folder. */
  AptPrograms(HostEnvironment host, Path folder) {
    this.host = host;
    this.folder = folder;
  }

  /** Runs a program until it ends, with the options that keep it off the system's files. */
  ProcessCommand.Result run(Duration deadline, String program, List<String> arguments)
      throws DownloadException {
    return run(deadline, program, options(), arguments);
  }

  /** Runs a program with other options than those of apt. */
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
                        "use another source: npm:chromium or chrome@stable."));
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

  /** Options that keep apt off the system's files. */
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

  /** Sets the proxy variables in lower case, the only form that apt reads. */
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
            ? "free disk space (\"peerproof browsers prune\" deletes cached browsers), or set"
                + " XDG_CACHE_HOME to a folder on another disk."
            : "check that \"apt-get update\" works on this machine; set HTTP_PROXY to use a proxy. Log: "
                + log;
    return new DownloadException(program + " " + error, advice);
  }
}
