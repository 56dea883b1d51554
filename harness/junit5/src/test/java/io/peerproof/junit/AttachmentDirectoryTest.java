package io.peerproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentDirectoryTest {

  @TempDir Path folder;
  private Path report;
  private Path attached;

  @BeforeEach
  void make() throws IOException {
    report = Files.createDirectory(folder.resolve("report"));
    attached = Files.createDirectory(folder.resolve("attached"));
    Files.writeString(report.resolve("report.html"), "of this build");
    Files.writeString(report.resolve("caller.png"), "of this build");
  }

  @Test
  void files_of_a_report_are_copied_and_those_of_folders_are_not() throws IOException {
    Files.writeString(Files.createDirectory(report.resolve("sub")).resolve("inner.txt"), "inner");

    new AttachmentDirectory(attached).replaceWith(report);

    assertThat(names()).containsExactly("caller.png", "report.html");
  }

  /** A build without {@code clean} finds what the one before has attached. */
  @Test
  void a_second_build_replaces_all_that_the_first_has_attached() throws IOException {
    Files.writeString(attached.resolve("report.html"), "of the first build");
    Files.writeString(attached.resolve("callee-alert.png"), "of the first build");

    new AttachmentDirectory(attached).replaceWith(report);

    assertThat(names()).containsExactly("caller.png", "report.html");
    assertThat(attached.resolve("report.html")).hasContent("of this build");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(attached)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
