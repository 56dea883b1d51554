package io.peerproof.browser.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Properties of the machine, read once, so that a test can simulate another machine.
 *
 * @param os the operating system
 * @param environment the environment variables
 * @param home the user's home directory
 * @param root root of absolute paths such as {@code /usr/lib}; {@code /} except in tests
 * @param superuser true if Peerproof runs as root
 * @param commands runs its programs
 */
public record HostEnvironment(
    OperatingSystem os,
    Map<String, String> environment,
    Path home,
    Path root,
    boolean superuser,
    CommandRunner commands) {

  public static HostEnvironment here() {
    return new HostEnvironment(
        OperatingSystem.named(System.getProperty("os.name")),
        System.getenv(),
        UserHome.here(),
        Path.of("/"),
        runsAsRoot(),
        new SystemCommandRunner());
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Returns an absolute path such as {@code /etc/os-release}, below {@link #root()}. */
  public Path at(String place) {
    return root.resolve(place.replaceFirst("^/+", ""));
  }

  public boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Returns the programs with this name in the directories of PATH, in that order. */
  public Stream<Path> onPath(String program) {
    return variable("PATH").stream()
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory).toAbsolutePath().resolve(os.executable(program)))
        .filter(this::isProgram);
  }

  /** Returns the folder of downloaded browsers: {@code $XDG_CACHE_HOME/peerproof/browsers}. */
  public Path browserCache() {
    Path cache =
        variable("XDG_CACHE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(home.resolve(".cache"));
    return cache.resolve("peerproof").resolve("browsers");
  }

  /** Returns true in a container, which usually lacks what the sandbox of a browser needs. */
  public boolean container() {
    return Stream.of("/.dockerenv", "/run/.containerenv").anyMatch(file -> Files.exists(at(file)))
        || variable("container").isPresent()
        || variable("KUBERNETES_SERVICE_HOST").isPresent();
  }

  /** Returns true on Debian, Ubuntu or a derivative, by {@code os-release(5)}. */
  public boolean debian() {
    return release("ID").equals("debian")
        || release("ID").equals("ubuntu")
        || List.of(release("ID_LIKE").split(" ")).contains("debian");
  }

  public boolean ubuntu() {
    return release("ID").equals("ubuntu")
        || List.of(release("ID_LIKE").split(" ")).contains("ubuntu");
  }

  private String release(String key) {
    try (Stream<String> lines = Files.lines(at("/etc/os-release"))) {
      return lines
          .filter(line -> line.startsWith(key + "="))
          .map(line -> line.substring(key.length() + 1).replace("\"", ""))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean runsAsRoot() {
    try {
      // The owner of /proc/self is the effective user; root may go by another name.
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }
}
