package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.platform.TempDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingletonDirectoryTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"org.chromium.Chromium.Ab3xYz", "com.google.Chrome.1", "com.microsoft.Edge.x"})
  void it_is_where_the_profiles_link_leads(String name) throws Exception {
    Path profile = profileLinkedTo(folder.resolve(name).resolve("SingletonSocket"));

    assertThat(SingletonDirectory.of(profile).map(TempDirectory::directory))
        .contains(folder.resolve(name));
  }

  @Test
  void a_link_that_leads_elsewhere_is_not_followed() throws Exception {
    assertThat(SingletonDirectory.of(profileLinkedTo(Path.of("/home/ann/SingletonSocket"))))
        .isEmpty();
    assertThat(SingletonDirectory.of(profileLinkedTo(Path.of("/etc/passwd")))).isEmpty();
    assertThat(
            SingletonDirectory.of(
                profileLinkedTo(Path.of("org.chromium.Chromium.x", "SingletonSocket"))))
        .isEmpty();
  }

  @Test
  void a_profile_without_a_link_has_none() {
    assertThat(SingletonDirectory.of(folder)).isEmpty();
  }

  private Path profileLinkedTo(Path target) throws Exception {
    Path profile = Files.createTempDirectory(folder, "profile");
    Files.createSymbolicLink(profile.resolve("SingletonSocket"), target);
    return profile;
  }
}
