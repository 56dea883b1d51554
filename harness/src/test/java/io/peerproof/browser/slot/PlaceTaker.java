package io.peerproof.browser.slot;

import io.peerproof.browser.Deadlines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A process of its own that takes two places, and keeps them until its input ends. */
final class PlaceTaker {

  private PlaceTaker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    BrowserPlaces places = places(Path.of(arguments[0]), 2, Duration.ofMinutes(5));
    try (PlaceTicket ticket = places.take(2, "call of a child", System.out::println)) {
      System.out.println("taken " + ticket.name().number());
      while (System.in.read() != -1) {
        // what is written to it says nothing
      }
    }
    System.out.println("given back");
  }

  static BrowserPlaces places(Path folder, int browsers, Duration patience) throws IOException {
    return new BrowserPlaces(
        new BrowserCapacity(browsers, "as the test says"),
        folder,
        PlaceFolder.user(),
        deadlines(patience));
  }

  static Deadlines deadlines(Duration patience) {
    Deadlines usual = Deadlines.DEFAULT;
    return new Deadlines(
        usual.driverStart(),
        usual.answer(),
        usual.sessionEnd(),
        usual.processEnd(),
        patience,
        Duration.ofMinutes(1));
  }
}
