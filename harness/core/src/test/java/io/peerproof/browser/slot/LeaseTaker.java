package io.peerproof.browser.slot;

import io.peerproof.browser.platform.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A process of its own that takes a variant of the fake devices until its input ends. */
final class LeaseTaker {

  private LeaseTaker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    SlotDirectory folder =
        SlotDirectory.at(Path.of(arguments[0]), PrivateDirectory.user(), Duration.ofMinutes(1));
    try (DeviceLease lease = DeviceLease.take(folder, 13)) {
      System.out.println("taken " + lease.variant().variant());
      while (System.in.read() != -1) {
        // what is written to it says nothing
      }
    }
  }
}
