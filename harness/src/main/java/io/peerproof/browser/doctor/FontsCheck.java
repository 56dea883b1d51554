package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.Command;
import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.platform.Os;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Fonts, without which screenshots show boxes. */
record FontsCheck(Machine machine) implements DoctorCheck {
  private static final String NAME = "fonts";

  /** The first call builds fontconfig's cache. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Override
  public Finding examine() {
    if (machine.os() != Os.LINUX) {
      return Finding.ok(NAME, "those of the system");
    }
    Optional<Path> list = machine.onPath("fc-list").findFirst();
    if (list.isEmpty()) {
      return Finding.warn(
          NAME, "there is no fc-list to ask; text may be drawn as boxes", install("fontconfig"));
    }
    long all = count(list.get(), ":");
    long chinese = count(list.get(), ":lang=zh");
    if (all == 0) {
      return Finding.warn(
          NAME,
          "none were found; text is drawn as boxes",
          install("fonts-liberation fonts-noto-cjk"));
    }
    return chinese == 0
        ? Finding.warn(
            NAME, all + ", none for Chinese; that is drawn as boxes", install("fonts-noto-cjk"))
        : Finding.ok(NAME, all + ", of them " + chinese + " for Chinese");
  }

  private long count(Path list, String pattern) {
    Command.Ended ended =
        machine.commands().run(Command.of(TIMEOUT, list.toString(), pattern, "family"));
    return ended.succeeded() ? ended.out().lines().filter(line -> !line.isBlank()).count() : 0;
  }

  private String install(String packages) {
    return machine.debian()
        ? (machine.superuser() ? "" : "sudo ") + "apt-get install -y " + packages
        : "install these packages or their like: " + packages;
  }
}
