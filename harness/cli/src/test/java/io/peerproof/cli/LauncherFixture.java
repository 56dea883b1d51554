package io.peerproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A clone with the real launcher, and a PATH on which Java and Maven are only pretended. */
final class LauncherFixture {

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "dirname",
          "find",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sleep",
          "stty",
          "tail",
          "touch",
          "uname");

  /** Beside the sources in the clone, where the launcher must not look for Java. */
  private final Path tools;

  final Path home;
  final Map<String, String> environment = new LinkedHashMap<>();

  /** The result of a finished launcher. */
  record Result(int exit, String out, String err) {}

  LauncherFixture(Path temp) throws IOException {
    home = Files.createDirectories(temp.resolve("a clone"));
    tools = Files.createDirectories(temp.resolve("bin"));
    for (String tool : TOOLS) {
      script(tools.resolve(tool), "exec " + find(tool) + " \"$@\"");
    }
    for (String module : List.of("fake-media", "pages", "harness/core", "harness/cli")) {
      Files.createDirectories(home.resolve(module + "/src/main/java"));
      Files.writeString(home.resolve(module + "/pom.xml"), "<project/>");
    }
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(source(), "class Main {}");
    Files.copy(launcherOfThisRepository(), home.resolve("peerproof"));
    environment.put("PATH", tools.toString());
  }

  private static Path find(String tool) {
    return Stream.of("/bin", "/usr/bin")
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + tool + " on this machine"));
  }

  private static Path launcherOfThisRepository() {
    return Path.of("..", "..", "peerproof").toAbsolutePath().normalize();
  }

  Path source() {
    return home.resolve("harness/cli/src/main/java/Main.java");
  }

  Path jar() {
    return home.resolve("harness/cli/target/peerproof/peerproof.jar");
  }

  /**
   * A java on PATH that tells this version, and else prints its arguments and exits with 7; {@code
   * call} alone makes a call.
   */
  LauncherFixture withJava(String version) throws IOException {
    script(tools.resolve("java"), javaScript(version));
    return this;
  }

  /** A JDK as it is unpacked, named by JAVA_HOME. */
  Path jdk(String version, boolean compiler) throws IOException {
    Path jdk = Files.createDirectories(home.resolveSibling("jdk-" + version));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "X=\"1\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(jdk.resolve("bin/java"), javaScript("asked the JVM"));
    if (compiler) {
      script(jdk.resolve("bin/javac"), "");
    }
    environment.put("JAVA_HOME", jdk.toString());
    return jdk;
  }

  private static String javaScript(String version) {
    return """
    if [ "$1" = -version ]; then
      echo 'openjdk version "%s" 2025-04-15' >&2
      exit 0
    fi
    while [ "$1" != -jar ]; do
      case $1 in -XX:ArchiveClassesAtExit=*) echo classes >"${1#*=}" ;;
        -Dpeerproof.called=*) called=${1#*=} ;;
        -XX:-CreateCoredumpOnCrash) tried=yes ;;
        -XX:SharedArchiveFile=*)
          content=$(cat "${1#*=}")
          if [ -n "${tried:-}" ]; then [ "$content" = classes ]; exit; fi
          ;;
      esac
      printf '%%s\\n' "$1" >>"${0%%/*}/java.options"
      shift
    done
    shift 2
    [ "$*" != call ] || [ -z "${called:-}" ] || : >"$called"
    for argument; do printf '<%%s>' "$argument"; done
    exit 7
    """
        .formatted(version);
  }

  /** A mvn on PATH that does {@code body}, in the clone. */
  LauncherFixture withMaven(String body) throws IOException {
    script(tools.resolve("mvn"), "echo \"$*\" >>\"$PWD/mvn.calls\"\n" + body);
    return this;
  }

  /** A mvn that builds. */
  LauncherFixture withMaven() throws IOException {
    return withMaven(
        "mkdir -p harness/cli/target/peerproof && : >harness/cli/target/peerproof/peerproof.jar");
  }

  /** A jar that is newer than all sources. */
  LauncherFixture built() throws IOException {
    Files.createDirectories(jar().getParent());
    Files.writeString(jar(), "");
    Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().plusSeconds(60)));
    return this;
  }

  /** Takes the options of Java before {@code -jar}, since the last call of this method. */
  List<String> javaOptions() throws IOException {
    Path options = tools.resolve("java.options");
    List<String> told = Files.readAllLines(options);
    Files.delete(options);
    return told;
  }

  /** Where Java is told to keep the classes that it has loaded. */
  Path classes() {
    return jar().resolveSibling("classes-17.0.15.jsa");
  }

  /** Counts the calls of mvn. */
  long builds() throws IOException {
    Path calls = home.resolve("mvn.calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Result run(String... arguments) throws Exception {
    return finish(start(home.resolve("peerproof"), home, arguments));
  }

  /**
   * Starts {@code launcher} in {@code folder}; its streams go to files that {@link #finish} reads.
   */
  Process start(Path launcher, Path folder, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("sh", launcher.toString()), Stream.of(arguments)).toList());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.directory(folder.toFile()).start();
  }

  static Result finish(Process process) throws Exception {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes());
    String err = new String(process.getErrorStream().readAllBytes());
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher did not end within 30 s: " + err);
    }
    return new Result(process.exitValue(), out, err);
  }
}
