package io.peerproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class ProgramEntryCheckTest {
  @TempDir Path folder;

  private static final CommandSpec CALL =
      CommandSpec.create()
          .name("call")
          .addOption(
              OptionSpec.builder("--browser").paramLabel("BROWSER").type(String.class).build())
          .addOption(OptionSpec.builder("--expect").paramLabel("LIST").type(String.class).build());

  private boolean refused(Map<String, String> environment, Map<String, String> values) {
    return new ProgramEntryCheck(
            folder.resolve("peerproof.yaml"),
            option -> values.get(option.longestName()),
            environment)
        .refusal(new CommandLine(CALL).parseArgs())
        .isPresent();
  }

  /** Writes a file of the user "daemon", which every system has. */
  private void fileOfDaemon() throws Exception {
    assumeThat(System.getProperty("user.name")).as("only root gives files away").isEqualTo("root");
    Path file = Files.writeString(folder.resolve("peerproof.yaml"), "");
    Files.setOwner(
        file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
  }

  @Test
  void the_file_of_the_user_who_called_sudo_may_name_programs() throws Exception {
    fileOfDaemon();
    Map<String, String> program = Map.of("--browser", "./chrome");

    assertThat(refused(Map.of(), program)).isTrue();
    assertThat(refused(Map.of("SUDO_USER", "nobody"), program)).isTrue();
    assertThat(refused(Map.of("SUDO_USER", "no such user"), program)).isTrue();
    assertThat(refused(Map.of("SUDO_USER", "daemon"), program)).isFalse();
  }

  @Test
  void a_file_or_a_folder_that_every_user_may_write_names_no_program() throws Exception {
    Path file = Files.writeString(folder.resolve("peerproof.yaml"), "");
    Map<String, String> program = Map.of("--browser", "./chrome");
    assertThat(refused(Map.of(), program)).isFalse();

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(refused(Map.of(), program)).isTrue();

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(refused(Map.of(), program)).isTrue();

    Files.setAttribute(folder, "unix:mode", 01777);
    assertThat(refused(Map.of(), program)).isFalse();
  }

  @Test
  void a_link_is_as_good_as_what_it_leads_to() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path target = Files.writeString(elsewhere.resolve("other.yaml"), "");
    Files.createSymbolicLink(folder.resolve("peerproof.yaml"), target);
    Map<String, String> program = Map.of("--browser", "./chrome");
    assertThat(refused(Map.of(), program)).isFalse();

    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(refused(Map.of(), program)).isTrue();
  }

  @Test
  void options_that_name_no_browser_are_never_refused() throws Exception {
    fileOfDaemon();

    assertThat(refused(Map.of(), Map.of("--expect", "./chrome"))).isFalse();
    assertThat(refused(Map.of(), Map.of("--browser", "chrome@131"))).isFalse();
    assertThat(refused(Map.of(), Map.of("--browser", "chrome@@"))).isFalse();
  }

  @Test
  void a_file_whose_owner_cannot_be_read_may_name_no_program() {
    assertThat(refused(Map.of(), Map.of("--browser", "./chrome"))).isTrue();
  }
}
