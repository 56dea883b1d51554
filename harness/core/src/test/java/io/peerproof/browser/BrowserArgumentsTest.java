package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.platform.FakeHostEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserArgumentsTest {
  @TempDir Path root;
  private FakeHostEnvironment test;
  private final LaunchOptions options = LaunchOptions.named("caller", Path.of("/logs"));

  @BeforeEach
  void machine() throws IOException {
    test = new FakeHostEnvironment(root);
  }

  private List<String> arguments(LaunchOptions of) {
    return BrowserArguments.of(
        of,
        test.machine(),
        SandboxMode.of(test.machine()),
        Path.of("/profile"),
        Path.of("/logs/it.log"));
  }

  @Test
  void a_browser_is_headless_with_a_profile_and_a_log_of_its_own() {
    assertThat(arguments(options))
        .startsWith("--user-data-dir=/profile", "--headless=new")
        .contains("--log-file=/logs/it.log");
    assertThat(arguments(options.withHeaded(true))).doesNotContain("--headless=new");
  }

  @Test
  void root_and_containers_go_without_sandbox_and_nobody_else() throws IOException {
    assertThat(arguments(options)).doesNotContain("--no-sandbox");

    test.file(".dockerenv");
    assertThat(arguments(options)).contains("--no-sandbox");

    test = new FakeHostEnvironment(root.resolve("other")).asRoot();
    assertThat(arguments(options)).contains("--no-sandbox");
  }

  @Test
  void a_container_that_allows_user_namespaces_keeps_the_sandbox() throws IOException {
    test.file(".dockerenv");
    test.script("usr/bin/unshare", "echo \"$*\" > " + test.at("asked"));

    assertThat(arguments(options)).doesNotContain("--no-sandbox");
    assertThat(test.at("asked")).hasContent("--map-root-user --pid --net --fork --root=/ true");

    test.script("usr/bin/unshare", "exit 1");
    assertThat(arguments(options)).contains("--no-sandbox");
  }

  @Test
  void a_browser_without_sandbox_says_so_and_why() throws IOException {
    SandboxMode on = SandboxMode.of(test.machine());
    assertThat(on.note(arguments(options))).isEmpty();
    LaunchOptions own = options.withArguments("--no-sandbox");
    assertThat(on.note(arguments(own)))
        .contains(
            "The browser runs without its sandbox (--no-sandbox) because an argument of the call"
                + " turns it off.");

    test.file(".dockerenv");
    assertThat(SandboxMode.of(test.machine()).note(arguments(options)))
        .contains(
            "The browser runs without its sandbox (--no-sandbox) because this is a container in"
                + " which no user namespace can be made.");
  }

  @Test
  void a_machine_without_shared_memory_uses_files() throws IOException {
    assertThat(arguments(options)).contains("--disable-dev-shm-usage");

    test.file("dev/shm/it");
    assertThat(arguments(options)).doesNotContain("--disable-dev-shm-usage");
  }

  @Test
  void media_files_are_named_by_absolute_paths() {
    LaunchOptions media = options.withFakeVideo(Path.of("a.y4m")).withFakeAudio(Path.of("a.wav"));

    assertThat(arguments(media))
        .contains(
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=" + Path.of("a.y4m").toAbsolutePath(),
            "--use-file-for-fake-audio-capture=" + Path.of("a.wav").toAbsolutePath());
  }

  @Test
  void the_users_arguments_win_over_ours() {
    LaunchOptions own = options.withArguments("--window-size=360,640", "--lang=zh-CN");

    assertThat(arguments(own))
        .endsWith("--window-size=360,640", "--lang=zh-CN")
        .doesNotContain("--window-size=1280,900");
  }

  @Test
  void an_argument_that_is_none_is_refused() {
    assertThatThrownBy(() -> options.withArguments("lang=zh-CN"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a browser's argument begins with \"--\": lang=zh-CN");
  }
}
