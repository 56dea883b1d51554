package io.peerproof.browser.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UserHomeTest {

  @TempDir private Path temporary;

  @Test
  void the_home_that_java_knows_comes_first() {
    assertThat(UserHome.of(temporary.toString(), Optional.of("/other"), temporary))
        .isEqualTo(temporary);
  }

  @Test
  void a_user_without_an_entry_in_the_user_database_has_the_home_of_the_variable() {
    Path named = temporary.resolve("named");

    assertThat(UserHome.of("?", Optional.of(named.toString()), temporary)).isEqualTo(named);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void a_user_without_any_home_gets_a_directory_that_others_cannot_read() throws IOException {
    Path home = UserHome.of("?", Optional.of("relative"), temporary);

    assertThat(home.getParent()).isEqualTo(temporary);
    assertThat(home.getFileName().toString()).startsWith("peerproof-home-");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
    assertThat(UserHome.of("?", Optional.empty(), temporary)).isEqualTo(home);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void a_link_in_the_place_of_that_directory_is_refused() throws IOException {
    Path home = UserHome.of("?", Optional.empty(), temporary);
    Files.delete(home);
    Files.createSymbolicLink(home, Files.createDirectory(temporary.resolve("other")));

    assertThatThrownBy(() -> UserHome.of("?", Optional.empty(), temporary))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "This user has no home directory, and %s has no place for one: it is a file or a symbolic link. Set HOME to a directory that this user can write to.",
            temporary);
  }
}
