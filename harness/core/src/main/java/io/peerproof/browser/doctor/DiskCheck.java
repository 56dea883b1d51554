package io.peerproof.browser.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks the free space on a disk for profiles, fake media and downloaded browsers.
 *
 * @param what name of the data that is stored there
 * @param directory folder on the disk; need not exist
 */
record DiskCheck(String what, Path directory) implements HealthCheck {
  private static final long ENOUGH_MB = 1024;
  private static final long TOO_LITTLE_MB = 200;

  @Override
  public CheckResult examine() {
    String name = "disk for " + what;
    Path there = existing(directory.toAbsolutePath());
    try {
      long free = Files.getFileStore(there).getUsableSpace() >> 20;
      String seen = free + " MB free at " + directory;
      if (!Files.isWritable(there)) {
        return CheckResult.fail(name, there + " is not writable", "make it writable for your user");
      }
      if (free < TOO_LITTLE_MB) {
        return CheckResult.fail(name, seen, "free disk space: " + ENOUGH_MB + " MB are enough");
      }
      return free < ENOUGH_MB
          ? CheckResult.warn(name, seen, "free disk space: " + ENOUGH_MB + " MB are enough")
          : CheckResult.ok(name, seen);
    } catch (IOException e) {
      return CheckResult.fail(
          name, directory + " cannot be read: " + e.getMessage(), "check that disk");
    }
  }

  private static Path existing(Path path) {
    Path there = path;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
