package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.platform.UnfinishedDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanReaperTest {
  @TempDir Path temporary;

  private final OwnerTag self = OwnerTag.thisProcess();

  private Path left(OwnerTag owner) throws IOException {
    Path directory = temporary.resolve(owner.prefix() + "1");
    Files.createDirectories(directory.resolve("Default/Cache"));
    Files.writeString(directory.resolve("Default/Cache/data"), "x");
    return directory;
  }

  @Test
  void what_a_gone_process_left_is_deleted() throws IOException {
    Path left = left(new OwnerTag(self.space(), self.pid(), self.started() + 1));

    OrphanReaper.run(temporary);

    assertThat(left).doesNotExist();
  }

  @Test
  void what_a_living_process_uses_is_kept() throws IOException {
    Path used = left(self);

    OrphanReaper.run(temporary);

    assertThat(used.resolve("Default/Cache/data")).exists();
  }

  @Test
  void an_owner_that_an_older_version_named_is_kept_while_its_process_lives() throws IOException {
    Path used = left(new OwnerTag(self.space(), self.pid(), 1_780_000_000_000L));

    OrphanReaper.run(temporary);

    assertThat(used).exists();
  }

  @Test
  void what_belongs_to_another_container_is_kept() throws IOException {
    Path used = left(new OwnerTag("another", 1, 1));

    OrphanReaper.run(temporary);

    assertThat(used).exists();
  }

  @Test
  void what_another_user_made_by_this_name_is_kept() throws IOException {
    assumeThat(System.getProperty("user.name")).as("only root gives files away").isEqualTo("root");
    Path others = left(new OwnerTag(self.space(), self.pid(), self.started() + 1));
    Files.setAttribute(others, "unix:uid", 12_345);

    OrphanReaper.run(temporary);

    assertThat(others.resolve("Default/Cache/data")).exists();
  }

  @Test
  void a_link_by_this_name_is_neither_followed_nor_taken_for_a_directory() throws IOException {
    Path precious = Files.createDirectory(temporary.resolve("precious"));
    Files.writeString(precious.resolve("data"), "x");
    Path link =
        temporary.resolve(
            new OwnerTag(self.space(), self.pid(), self.started() + 1).prefix() + "1");
    Files.createSymbolicLink(link, precious);

    OrphanReaper.run(temporary);

    assertThat(precious.resolve("data")).exists();
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  void what_is_not_ours_is_kept() throws IOException {
    Path other = Files.createDirectory(temporary.resolve("peerproof-report-of-2026"));

    OrphanReaper.run(temporary);

    assertThat(other).exists();
  }

  @Test
  void a_directory_that_a_gone_process_did_not_finish_is_deleted() throws IOException {
    OwnerTag gone = new OwnerTag(self.space(), self.pid(), self.started() + 1);
    Path unfinished = Files.createDirectory(temporary.resolve("peerproof-doctor-1"));
    Files.writeString(unfinished.resolve(".owner"), gone.prefix());
    Files.writeString(unfinished.resolve("doctor-driver.log"), "x");
    Path finished = Files.createDirectory(temporary.resolve("peerproof-doctor-2"));
    Files.writeString(finished.resolve("doctor-driver.log"), "x");

    try (UnfinishedDirectory ours = UnfinishedDirectory.create(temporary, "peerproof-doctor-")) {
      OrphanReaper.run(temporary);

      assertThat(unfinished).doesNotExist();
      assertThat(finished).exists();
      assertThat(ours.path()).exists();
    }
  }

  @Test
  void a_directory_is_kept_if_it_was_finished_and_holds_something() throws IOException {
    UnfinishedDirectory dropped = UnfinishedDirectory.create(temporary, "peerproof-doctor-");
    dropped.close();
    UnfinishedDirectory empty = UnfinishedDirectory.create(temporary, "peerproof-doctor-");
    empty.finish();
    empty.close();
    UnfinishedDirectory kept = UnfinishedDirectory.create(temporary, "peerproof-doctor-");
    Files.writeString(kept.path().resolve("doctor-driver.log"), "x");
    kept.finish();
    kept.close();

    assertThat(dropped.path()).doesNotExist();
    assertThat(empty.path()).doesNotExist();
    assertThat(kept.path()).isDirectoryContaining("glob:**doctor-driver.log");
    assertThat(UnfinishedDirectory.owner(kept.path())).isEmpty();
  }

  @Test
  void a_process_is_ended_whose_switches_name_owners_that_are_all_gone() throws Exception {
    String left = left(gone()).toString();
    Process orphan = start("--user-data-dir=" + left);
    Process shared = start("--user-data-dir=" + left, "--" + self.prefix() + "1-driver");

    OrphanReaper.run(temporary);

    assertThat(orphan.waitFor()).isNotZero();
    assertThat(endedByItself(shared)).isTrue();
  }

  @Test
  void a_process_that_reads_what_a_gone_one_left_goes_on() throws Exception {
    String left = left(gone()).toString();
    Process reader = start(left + "/Default/Cache/data");

    OrphanReaper.run(temporary);

    assertThat(endedByItself(reader)).isTrue();
  }

  /** Gives the program what it waits for; one that was killed has another exit code. */
  private static boolean endedByItself(Process process) throws Exception {
    try (OutputStream in = process.getOutputStream()) {
      in.write('\n');
    } catch (IOException e) {
      return false;
    }
    return process.waitFor() == 0;
  }

  private OwnerTag gone() {
    return new OwnerTag(self.space(), self.pid(), self.started() + 1);
  }

  /** Starts a program that waits for input, with these arguments. */
  private static Process start(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("sh", "-c", "echo up; read line", "sh"));
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).start();
    assertThat(process.getInputStream().read()).isEqualTo('u');
    return process;
  }

  @Test
  void an_owner_is_read_from_the_name_it_gave() {
    assertThat(OwnerTag.in("/usr/bin/chromium --user-data-dir=/tmp/" + self.prefix() + "1"))
        .contains(self);
    assertThat(OwnerTag.in("java -jar peerproof-harness-0.1.0-SNAPSHOT.jar")).isEmpty();
  }

  @Test
  void a_directory_has_the_shortest_name_that_is_free() throws IOException {
    TempDirectory first = TempDirectory.create(temporary, self);
    TempDirectory second = TempDirectory.create(temporary, self);

    first.close();
    first.close();

    assertThat(first.directory()).doesNotExist();
    assertThat(second.directory()).isEqualTo(temporary.resolve(self.prefix() + "2"));
    assertThat(Files.getPosixFilePermissions(second.directory())).hasSize(3);
  }
}
