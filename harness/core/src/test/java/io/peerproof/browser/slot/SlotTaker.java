package io.peerproof.browser.slot;

import io.peerproof.browser.DriverTimeouts;
import io.peerproof.browser.platform.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A process of its own that takes two places, and keeps them until its input ends. */
final class SlotTaker {

  private SlotTaker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    BrowserSlots places = places(Path.of(arguments[0]), 2, Duration.ofMinutes(5));
    try (SlotTicket ticket = places.take(2, "call of a child", System.out::println)) {
      System.out.println("taken " + ticket.name().number());
      while (System.in.read() != -1) {
        // what is written to it says nothing
      }
    }
    System.out.println("given back");
  }

  static BrowserSlots places(Path folder, int browsers, Duration patience) throws IOException {
    return new BrowserSlots(
        new BrowserCapacity(browsers, "as the test says"),
        folder,
        PrivateDirectory.user(),
        deadlines(patience));
  }

  static DriverTimeouts deadlines(Duration patience) {
    DriverTimeouts usual = DriverTimeouts.DEFAULT;
    return new DriverTimeouts(
        usual.driverStart(),
        usual.answer(),
        usual.sessionEnd(),
        usual.processEnd(),
        patience,
        Duration.ofMinutes(1));
  }
}
