package io.peerproof.browser;

import java.time.Duration;

/**
 * How long each step of a session may take. All are far above what a healthy machine needs.
 *
 * @param driverStart until a driver listens: 10 ms when idle
 * @param answer until a driver answers a command, the start of a browser among them: 1 s when idle,
 *     and an old disk under load needs its time
 * @param sessionEnd until a driver has forgotten a session whose browser is gone: 10 ms
 * @param processEnd until killed processes are gone: 20 ms
 * @param place until the machine has places for the browsers of a call: some calls of others, and
 *     ten minutes are many calls; who waits longer waits for something that hangs
 * @param placeFolder until another process has written down who has places: 1 ms
 */
public record DriverTimeouts(
    Duration driverStart,
    Duration answer,
    Duration sessionEnd,
    Duration processEnd,
    Duration place,
    Duration placeFolder) {
  public static final DriverTimeouts DEFAULT =
      new DriverTimeouts(
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          Duration.ofSeconds(10));
}
