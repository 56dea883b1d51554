package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmConfigTest {
  @TempDir Path root;
  private FakeHostEnvironment test;

  @BeforeEach
  void machine() throws IOException {
    test = new FakeHostEnvironment(root);
  }

  private NpmConfig settings() throws DownloadException {
    return NpmConfig.of(test.machine(), "@sparticuz");
  }

  @Test
  void name_the_public_registry_when_nothing_is_set() throws Exception {
    assertThat(settings().registry()).isEqualTo(URI.create("https://registry.npmjs.org/"));
    assertThat(settings().authorization()).isEmpty();
  }

  @Test
  void name_that_of_the_scope_before_that_of_the_environment_before_that_of_the_user()
      throws Exception {
    test.file("home/.npmrc", "registry=https://user.example/npm");
    assertThat(settings().registry()).isEqualTo(URI.create("https://user.example/npm/"));

    test.with("NPM_CONFIG_REGISTRY", "https://environment.example");
    assertThat(settings().registry()).isEqualTo(URI.create("https://environment.example/"));

    test.file("home/.npmrc", "; ours", "@sparticuz:registry = \"https://scope.example/\"");
    assertThat(settings().registry()).isEqualTo(URI.create("https://scope.example/"));
  }

  @Test
  void know_who_the_user_is_and_tell_it_to_that_registry_alone() throws Exception {
    test.with("NPM_TOKEN", "s3cret")
        .file(
            "home/.npmrc",
            "registry=https://user.example/npm/",
            "//user.example/npm/:_authToken=${NPM_TOKEN}");

    NpmConfig settings = settings();

    assertThat(settings.headers(URI.create("https://user.example/npm/it")))
        .isEqualTo(Map.of("Authorization", "Bearer s3cret"));
    assertThat(settings.headers(URI.create("HTTPS://USER.example:443/npm/it"))).hasSize(1);
    assertThat(
            Stream.of(
                "https://elsewhere.example/it",
                "http://user.example/npm/it",
                "http://user.example:443/npm/it",
                "https://user.example:8443/npm/it",
                "https://user.example.elsewhere.example/npm/it"))
        .allSatisfy(other -> assertThat(settings.headers(URI.create(other))).isEmpty());
  }

  @Test
  void put_files_of_the_public_registry_onto_the_one_that_is_set() throws Exception {
    test.with("npm_config_registry", "https://mirror.example/npm/");

    NpmConfig settings = settings();

    assertThat(settings.onRegistry(URI.create("https://registry.npmjs.org/@a/b/-/b-1.0.0.tgz")))
        .isEqualTo(URI.create("https://mirror.example/npm/@a/b/-/b-1.0.0.tgz"));
    assertThat(settings.onRegistry(URI.create("https://files.example/b-1.0.0.tgz")))
        .isEqualTo(URI.create("https://files.example/b-1.0.0.tgz"));
  }

  @Test
  void that_name_no_address_are_told() {
    test.with("npm_config_registry", "the mirror");

    assertThatThrownBy(this::settings)
        .isInstanceOf(DownloadException.class)
        .hasMessageStartingWith("the npm registry \"the mirror\" is no address of the web: ");
  }

  @Test
  void that_cannot_be_read_are_told_without_their_password() {
    test.with("npm_config_registry", "https://ann:s3 cret@mirror.example/");

    assertThatThrownBy(this::settings)
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            "the npm registry \"https://***@mirror.example/\" is no address of the web: Illegal"
                + " character in authority at index 8");
  }
}
