package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.platform.OwnerTag;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanWatchdogTest {
  /** An owner that never was: the number of its namespace is too large for one. */
  private static final OwnerTag OWNER = new OwnerTag("zzzzzzzzzzzz", 4711, 1);

  @TempDir Path temporary;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void the_processes_of_a_killed_owner_are_ended_and_its_directories_deleted() throws Exception {
    Path profile = directory("1");
    Process browser = start("--user-data-dir=" + profile);
    Process reader = start(profile + "/Default/data");
    Process shellOfReader = start("less -N " + profile + "/Default/data");
    Process other =
        start("--user-data-dir=" + temporary + "/" + OWNER.prefix().replace("-1-", "-2-"));

    loseOwner(profile);

    assertThat(browser.waitFor()).as("a killed process").isEqualTo(137);
    assertThat(profile).doesNotExist();
    assertThat(List.of(reader, shellOfReader, other)).allMatch(Process::isAlive);
  }

  @Test
  void what_only_has_such_a_name_is_kept() throws Exception {
    Path precious = Files.createDirectory(temporary.resolve("precious"));
    Path link = Files.createSymbolicLink(temporary.resolve(OWNER.prefix() + "1"), precious);
    Path unknown = directory("2");

    loseOwner(link);

    assertThat(link).isSymbolicLink();
    assertThat(precious).exists();
    assertThat(unknown).exists();
  }

  @Test
  void a_directory_may_have_spaces_and_letters_of_any_alphabet() throws Exception {
    Path profile =
        Files.createDirectories(temporary.resolve("été * 你好").resolve(OWNER.prefix() + "1"));

    loseOwner(profile);

    assertThat(profile).doesNotExist();
    assertThat(profile.getParent()).exists();
  }

  @Test
  void an_owner_that_ends_by_itself_is_not_cleaned_up_after() throws Exception {
    Path profile = directory("1");
    Process browser = start("--user-data-dir=" + profile);
    OrphanWatchdog watchdog = OrphanWatchdog.start(OWNER);
    watchdog.watch(profile);

    watchdog.close();

    assertThat(browser.isAlive()).isTrue();
    assertThat(profile).exists();
  }

  private Path directory(String number) throws IOException {
    Path directory = temporary.resolve(OWNER.prefix() + number);
    Files.createDirectories(directory.resolve("Default"));
    Files.writeString(directory.resolve("Default/data"), "x");
    return directory;
  }

  /** Gives the shell what a process would, and ends its input as the system does after a kill. */
  private void loseOwner(Path directory) throws Exception {
    String script =
        new String(
            OrphanWatchdog.class.getResourceAsStream("orphan-watchdog.sh").readAllBytes(),
            StandardCharsets.UTF_8);
    Process shell =
        new ProcessBuilder("sh", "-c", script)
            .inheritIO()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    started.add(shell);
    try (OutputStream input = shell.getOutputStream()) {
      input.write((OWNER.prefix() + "\n" + directory + "\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(shell.exitValue()).isZero();
  }

  /** Starts a program that waits for input, with these arguments. */
  private Process start(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("sh", "-c", "echo up; read line", "sh"));
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).start();
    started.add(process);
    assertThat(process.getInputStream().read()).isEqualTo('u');
    return process;
  }
}
