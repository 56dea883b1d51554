package io.peerproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.cli.LauncherFixture.Result;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher script {@code peerproof}, run by {@code sh}. */
@Timeout(180)
class LauncherTest {

  private static final String BUILDING = "peerproof: building (first run, or sources changed)\n";
  private static final String INSTALL_JAVA =
      """
        Install a JDK, version 17 or newer:
          Debian, Ubuntu  apt-get install openjdk-17-jdk-headless
          Fedora          dnf install java-latest-openjdk-devel
          macOS           brew install --cask temurin
          Windows         winget install EclipseAdoptium.Temurin.21.JDK
        or set JAVA_HOME to one.
      """;

  @TempDir Path temp;
  private LauncherFixture clone;

  @BeforeEach
  void setUp() throws Exception {
    clone = new LauncherFixture(temp);
  }

  @Test
  void it_runs_the_jar_with_its_arguments_and_exits_as_it_does() throws Exception {
    clone.withJava("17.0.15").built();

    Result result = clone.run("call", "--out", "my folder", "");

    assertThat(result).isEqualTo(new Result(7, "<call><--out><my folder><>", ""));
  }

  @Test
  void it_is_found_through_links_and_from_any_folder() throws Exception {
    clone.withJava("21").built();
    Path elsewhere = Files.createDirectories(temp.resolve("else where"));
    Files.createSymbolicLink(temp.resolve("one"), Path.of("a clone/peerproof"));
    Files.createSymbolicLink(elsewhere.resolve("two"), Path.of("../one"));

    Result result =
        LauncherFixture.finish(clone.start(Path.of("else where/two"), temp, "--version"));

    assertThat(result).isEqualTo(new Result(7, "<--version>", ""));
  }

  @Test
  void too_few_files_at_once_are_no_failed_call() throws Exception {
    clone.withJava("17.0.15").built();
    Path few =
        Files.writeString(
            temp.resolve("few"), "ulimit -n 60; exec sh '" + clone.home + "/peerproof'");

    Process launcher =
        new ProcessBuilder("sh", few.toString())
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();

    assertThat(launcher.waitFor()).isEqualTo(3);
    assertThat(launcher.errorReader().readLine())
        .isEqualTo(
            "peerproof: A process may open only 60 files at once here, and a call needs 256. Run: ulimit -n 1024");
  }

  @Test
  void no_java_says_what_to_install() throws Exception {
    Result result = clone.built().run();

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "peerproof: Peerproof needs Java 17 or newer, but java is not on PATH.\n"
                + INSTALL_JAVA);
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_412", "11.0.2", "16"})
  void a_java_that_is_too_old_says_what_to_install(String version) throws Exception {
    clone.withJava(version).built();

    Result result = clone.run();

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "peerproof: Peerproof needs Java 17 or newer, but %s is Java %s.\n"
                    .formatted(temp.resolve("bin/java"), version)
                + INSTALL_JAVA);
  }

  @Test
  void a_java_home_without_java_is_named() throws Exception {
    clone.withJava("17").built();
    clone.environment.put("JAVA_HOME", "/nowhere");

    Result result = clone.run();

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "peerproof: JAVA_HOME is /nowhere, but it contains no bin/java.\n" + INSTALL_JAVA);
  }

  @Test
  void java_home_comes_before_path_and_is_not_started_to_learn_its_version() throws Exception {
    clone.withJava("11").built();
    clone.jdk("25.0.1", true);

    Result result = clone.run("doctor");

    assertThat(result).isEqualTo(new Result(7, "<doctor>", ""));
  }

  @Test
  void a_runtime_without_a_compiler_cannot_build() throws Exception {
    clone.withMaven();
    Path jre = clone.jdk("17.0.15", false);

    Result result = clone.run();

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "peerproof: %s is a Java runtime without the compiler javac.\n"
                    .formatted(jre.resolve("bin/java"))
                + INSTALL_JAVA);
    assertThat(clone.builds()).isZero();
  }

  @Test
  void no_maven_says_what_to_install() throws Exception {
    Result result = clone.withJava("17").run();

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            """
            peerproof: Building Peerproof needs Maven, but mvn is not on PATH.
              Install Maven 3.8 or newer:
                Debian, Ubuntu  apt-get install maven
                Fedora          dnf install maven
                macOS           brew install maven
                Windows         scoop install maven
            """);
  }

  @Test
  void a_built_one_needs_no_maven() throws Exception {
    Result result = clone.withJava("17").built().run();

    assertThat(result.exit()).isEqualTo(7);
  }

  @Test
  void the_first_start_builds_with_one_line_and_the_second_does_not() throws Exception {
    clone.withJava("17").withMaven();

    Result first = clone.run("call");
    Result second = clone.run("call");

    assertThat(first).isEqualTo(new Result(7, "<call>", BUILDING));
    assertThat(second).isEqualTo(new Result(7, "<call>", ""));
    assertThat(clone.home.resolve("mvn.calls"))
        .hasContent(
            "-q -B -ntp -pl harness/cli -am package -Dmaven.test.skip=true -Dspotless.check.skip=true");
    assertThat(clone.home.resolve("harness/cli/target/.building")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "harness/cli/src/main/java/Main.java",
    "pages/src/main/java/page.js",
    "pom.xml",
    "fake-media/pom.xml"
  })
  void a_newer_source_is_built(String file) throws Exception {
    clone.withJava("17").withMaven().run();
    Path source = Files.writeString(clone.home.resolve(file), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));

    Result result = clone.run();

    assertThat(result.err()).isEqualTo(BUILDING);
    assertThat(clone.builds()).isEqualTo(2);
  }

  @Test
  void a_source_that_is_gone_is_noticed() throws Exception {
    clone.withJava("17").withMaven().run();
    Files.delete(clone.source());
    Files.setLastModifiedTime(
        clone.source().getParent(), FileTime.from(Instant.now().plusSeconds(1)));

    clone.run();

    assertThat(clone.builds()).isEqualTo(2);
  }

  @Test
  void a_source_that_changes_during_the_build_is_built_the_next_time() throws Exception {
    clone
        .withJava("17")
        .withMaven(
            """
            sleep 0.05
            : >harness/cli/src/main/java/Main.java
            sleep 0.05
            mkdir -p harness/cli/target/peerproof && : >harness/cli/target/peerproof/peerproof.jar
            """)
        .run();

    clone.run();

    assertThat(clone.builds()).isEqualTo(2);
  }

  @Test
  void a_failed_build_shows_the_end_of_its_log_and_runs_nothing() throws Exception {
    clone
        .withJava("17")
        .withMaven("for i in 0 1 2 3 4; do echo \"$i: no\"; echo why >&2; done; exit 1");

    Result result = clone.run("call");

    assertThat(result)
        .isEqualTo(
            new Result(
                3,
                "",
                BUILDING
                    + "peerproof: the build failed. The end of its log:\n"
                    + "0: no\nwhy\n1: no\nwhy\n2: no\nwhy\n3: no\nwhy\n4: no\nwhy\n"
                    + "peerproof: full log: %s\n"
                        .formatted(
                            clone.home.toRealPath().resolve("harness/cli/target/build.log"))));
    assertThat(clone.home.resolve("harness/cli/target/.building")).doesNotExist();
  }

  @Test
  void a_build_without_a_jar_has_failed() throws Exception {
    clone.withJava("17").withMaven("echo BUILD SUCCESS");

    Result result = clone.run("call");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .startsWith(BUILDING + "peerproof: the build failed. The end of its log:\nBUILD SUCCESS\n");
  }

  @Test
  void two_at_once_build_once_and_both_run() throws Exception {
    clone
        .withJava("17")
        .withMaven(
            """
            while [ ! -e go ]; do sleep 0.05; done
            mkdir -p harness/cli/target/peerproof && : >harness/cli/target/peerproof/peerproof.jar
            """);
    Process first = clone.start(clone.home.resolve("peerproof"), clone.home, "first");
    BufferedReader firstWords = first.errorReader();
    assertThat(firstWords.readLine() + "\n").isEqualTo(BUILDING);

    Process second = clone.start(clone.home.resolve("peerproof"), clone.home, "second");
    String secondWord = second.errorReader().readLine();
    Files.createFile(clone.home.resolve("go"));

    assertThat(secondWord).isEqualTo("peerproof: waiting for another build");
    assertThat(LauncherFixture.finish(first).out()).isEqualTo("<first>");
    assertThat(LauncherFixture.finish(second).out()).isEqualTo("<second>");
    assertThat(clone.builds()).isEqualTo(1);
  }

  @Test
  void the_lock_of_a_launcher_that_died_is_broken() throws Exception {
    clone.withJava("17").withMaven();
    Path lock = Files.createDirectories(clone.home.resolve("harness/cli/target/.building"));
    Files.writeString(lock.resolve("holder"), deadProcess() + " " + hostName() + "\n");

    Result result = clone.run("call");

    assertThat(result).isEqualTo(new Result(7, "<call>", BUILDING));
    assertThat(lock).doesNotExist();
  }

  @Test
  void a_lock_without_a_holder_is_broken_after_some_seconds() throws Exception {
    clone.withJava("17").withMaven();
    Files.createDirectories(clone.home.resolve("harness/cli/target/.building"));

    Result result = clone.run("call");

    assertThat(result)
        .isEqualTo(new Result(7, "<call>", "peerproof: waiting for another build\n" + BUILDING));
  }

  private static long deadProcess() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  private static String hostName() throws Exception {
    return new String(new ProcessBuilder("uname", "-n").start().getInputStream().readAllBytes())
        .strip();
  }

  @Test
  void the_first_call_after_a_build_keeps_the_classes_that_later_runs_load() throws Exception {
    clone.withJava("17.0.15").built();

    clone.run("doctor");
    assertThat(clone.javaOptions()).noneMatch(LauncherTest::isOfClasses);
    assertThat(clone.run("call").out()).isEqualTo("<call>");
    assertThat(clone.javaOptions())
        .anyMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit=" + clone.classes() + "."));
    makeNewer(keptByItself(), 120);
    assertThat(clone.run("doctor").out()).isEqualTo("<doctor>");
    assertThat(clone.javaOptions()).contains("-XX:SharedArchiveFile=" + clone.classes());
    assertThat(clone.jar().getParent()).isDirectoryNotContaining("glob:**/called*");
    assertThat(clone.classes()).exists();

    makeNewer(clone.jar(), 180);
    clone.run("call");
    assertThat(clone.javaOptions())
        .noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"))
        .anyMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit"));
  }

  @Test
  void classes_of_a_run_that_made_no_call_are_not_kept() throws Exception {
    clone.withJava("17.0.15").built();
    clone.run("call", "--help");
    makeNewer(keptByItself(), 120);

    clone.run("doctor");

    assertThat(clone.javaOptions()).noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
    clone.run("call");
    assertThat(clone.javaOptions())
        .anyMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit"));
  }

  @Test
  void classes_that_are_still_being_written_are_left_alone() throws Exception {
    clone.withJava("17.0.15").built();
    Path writing = Path.of(clone.classes() + "." + ProcessHandle.current().pid());
    Files.writeString(writing, "half");
    makeNewer(writing, 120);

    clone.run("doctor");

    assertThat(clone.javaOptions()).noneMatch(LauncherTest::isOfClasses);
    assertThat(writing).exists();
  }

  /** Java crashes on it, and would at each start. */
  @Test
  void classes_that_were_cut_off_are_thrown_away() throws Exception {
    clone.withJava("17.0.15").built();
    clone.run("call");
    Path cut = keptByItself();
    Files.writeString(cut, "half");
    makeNewer(cut, 120);

    assertThat(clone.run("doctor")).isEqualTo(new Result(7, "<doctor>", ""));

    assertThat(cut).doesNotExist();
    assertThat(clone.classes()).doesNotExist();
  }

  private Path keptByItself() throws Exception {
    try (Stream<Path> files = Files.list(clone.jar().getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("classes-17.0.15.jsa."))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void makeNewer(Path file, int seconds) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
  }

  private static boolean isOfClasses(String option) {
    return option.contains("SharedArchiveFile") || option.contains("ArchiveClassesAtExit");
  }
}
