package io.peerproof.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.TestTimeouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Maven project of a user that depends on Peerproof only. */
class ConsumerIT {

  private static final Path HOME = Path.of("").toAbsolutePath().getParent();
  private static final Path PROJECT = Path.of("src/test/resources/consumer");
  private static final Path SOURCES = PROJECT.resolve("src/test/java/example");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  @TempDir Path folder;

  @Test
  void a_project_with_one_dependency_makes_its_calls() throws Exception {
    Path repository = repository();
    Path project = copy(PROJECT, folder.resolve("project"));

    Process maven =
        new ProcessBuilder(
                System.getProperty("peerproof.maven", "mvn"),
                "-B",
                "-Dmaven.repo.local=" + repository,
                "test")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("maven.log").toFile())
            .start();

    assertThat(maven.waitFor(TestTimeouts.PROCESS.toSeconds(), TimeUnit.SECONDS))
        .as("Maven came to an end")
        .isTrue();
    String said = Files.readString(folder.resolve("maven.log"), StandardCharsets.UTF_8);
    assertThat(maven.exitValue()).as(said).isZero();
    assertThat(said).contains("Tests run: 7, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(project.resolve("target/peerproof")).as("what failed calls leave").doesNotExist();
  }

  @Test
  void what_the_documentation_shows_is_what_that_project_runs() throws IOException {
    String shown = Files.readString(HOME.resolve("docs/junit.md"));

    for (String source : List.of("SupportCallTest.java", "PlainJava.java")) {
      assertThat(shown).contains("```java\n" + Files.readString(SOURCES.resolve(source)) + "```");
    }
    assertThat(Files.readString(HOME.resolve("README.md")))
        .contains("```java\n" + Files.readString(SOURCES.resolve("ShortestTest.java")) + "```");
  }

  /**
   * Creates a repository with the output of {@code mvn install}. It is a directory of links to this
   * machine's repository, which stays unchanged.
   */
  private Path repository() throws IOException {
    Path users = Path.of(System.getProperty("peerproof.repository"));
    Path repository = Files.createDirectories(folder.resolve("repository"));
    linkAll(users, repository, "io");
    linkAll(users.resolve("io"), Files.createDirectory(repository.resolve("io")), "peerproof");
    Path own = Files.createDirectories(repository.resolve("io/peerproof"));
    String version = version();
    install(own, "peerproof", version, HOME, "");
    install(own, "peerproof-harness", version, HOME.resolve("harness"), "");
    for (String module : List.of("fake-media", "pages", "harness/core", "harness/junit5")) {
      Path folder = HOME.resolve(module);
      install(own, "peerproof-" + folder.getFileName(), version, folder, "jar");
    }
    return repository;
  }

  private static void linkAll(Path from, Path to, String but) throws IOException {
    try (Stream<Path> children = Files.list(from)) {
      for (Path child : children.toList()) {
        if (!child.endsWith(but)) {
          Files.createSymbolicLink(to.resolve(child.getFileName()), child);
        }
      }
    }
  }

  private static void install(Path own, String artifact, String version, Path module, String type)
      throws IOException {
    Path place = Files.createDirectories(own.resolve(artifact).resolve(version));
    String name = artifact + "-" + version;
    Files.copy(module.resolve("pom.xml"), place.resolve(name + ".pom"));
    if (!type.isEmpty()) {
      Files.copy(module.resolve("target").resolve(name + ".jar"), place.resolve(name + ".jar"));
    }
  }

  private static String version() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(HOME.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static Path copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    return to;
  }
}
