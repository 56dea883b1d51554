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
 * What is known of the machine, read once, so that a test can stand in another one.
 *
 * @param os its operating system
 * @param environment its environment variables
 * @param home the user's home directory
 * @param root where absolute places such as {@code /usr/lib} begin; {@code /} but in tests
 * @param superuser whether we run as root
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
        Path.of(System.getProperty("user.home")),
        Path.of("/"),
        runsAsRoot(),
        new SystemCommandRunner());
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** An absolute place such as {@code /etc/os-release}. */
  public Path at(String place) {
    return root.resolve(place.replaceFirst("^/+", ""));
  }

  public boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Each program of this name in the directories of PATH, in their order. */
  public Stream<Path> onPath(String program) {
    return variable("PATH").stream()
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory).toAbsolutePath().resolve(os.executable(program)))
        .filter(this::isProgram);
  }

  /** Browsers that Peerproof fetched: {@code $XDG_CACHE_HOME/peerproof/browsers}. */
  public Path browserCache() {
    Path cache =
        variable("XDG_CACHE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(home.resolve(".cache"));
    return cache.resolve("peerproof").resolve("browsers");
  }

  /** Whether this is a container, which usually takes from a browser what its sandbox needs. */
  public boolean container() {
    return Stream.of("/.dockerenv", "/run/.containerenv").anyMatch(file -> Files.exists(at(file)))
        || variable("container").isPresent()
        || variable("KUBERNETES_SERVICE_HOST").isPresent();
  }

  /** Whether this is Debian, Ubuntu or one of their children, by {@code os-release(5)}. */
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
