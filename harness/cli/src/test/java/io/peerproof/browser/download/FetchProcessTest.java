package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code peerproof browsers install} in processes of their own, and a registry on this machine. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
class FetchProcessTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path root;
  private FakeHostEnvironment test;
  private FileServer server;

  @BeforeEach
  void registry_and_driver() throws IOException {
    server = new FileServer();
    NpmPackages.serve(server, "131.0.1");
    test = new FakeHostEnvironment(root.resolve("machine"));
    test.program("usr/bin/chromedriver", "ChromeDriver 131.0.6778.33");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Process install(String output) throws IOException {
    return browsers(output, "install", "npm:chromium@131");
  }

  private Process browsers(String output, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "browsers"),
                        Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve(output).toFile());
    builder.environment().put("XDG_CACHE_HOME", root.resolve("cache").toString());
    builder.environment().put("npm_config_registry", server.url(""));
    builder.environment().put("PATH", test.bin().toString());
    return builder.start();
  }

  private void succeeds(Process process, String output) throws Exception {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
    assertThat(process.exitValue()).as(Files.readString(root.resolve(output))).isZero();
  }

  private Path cached(String place) {
    return root.resolve("cache/peerproof/browsers").resolve(place);
  }

  private Path part() {
    return cached("downloads/npm-chromium-131.0.1.tgz.part");
  }

  private void awaitHalf() {
    await("half of it is there")
        .atMost(PATIENCE)
        .until(() -> Files.exists(part()) && Files.size(part()) >= 100_000);
  }

  @Test
  void one_that_was_killed_is_followed_by_one_that_goes_on() throws Exception {
    server.stalling("/131.0.1.tgz", 500_000);
    Process killed = install("killed.log");
    awaitHalf();
    killed.destroyForcibly().waitFor();
    long there = Files.size(part());
    assertThat(cached("npm/131.0.1")).doesNotExist();

    succeeds(install("second.log"), "second.log");

    assertThat(server.asked()).last().isEqualTo("/131.0.1.tgz bytes=" + there + "-");
    assertThat(cached("npm/131.0.1/chromium")).isExecutable().content().contains("131.0.1");
    assertThat(cached("downloads")).isEmptyDirectory();
  }

  @Test
  void two_at_once_fetch_it_once() throws Exception {
    Process first = install("first.log");
    Process second = install("second.log");

    succeeds(first, "first.log");
    succeeds(second, "second.log");

    assertThat(server.asked()).filteredOn(path -> path.startsWith("/131.0.1.tgz")).hasSize(1);
    assertThat(cached("npm/131.0.1/chromium")).isExecutable();
  }

  @Test
  void nothing_is_deleted_while_one_fetches() throws Exception {
    server.stalling("/131.0.1.tgz", 500_000);
    Process fetching = install("fetching.log");
    try {
      awaitHalf();

      Process prune = browsers("prune.log", "prune");

      assertThat(prune.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(prune.exitValue()).isEqualTo(3);
      assertThat(root.resolve("prune.log"))
          .hasContent(
              "Nothing was deleted: another Peerproof process is downloading a browser into "
                  + cached("")
                  + ".\nWhat to do: run the command again when it has finished.");
      assertThat(part()).exists();
    } finally {
      fetching.destroyForcibly().waitFor();
    }
  }
}
