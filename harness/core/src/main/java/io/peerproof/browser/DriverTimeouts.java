package io.peerproof.browser;

import java.time.Duration;

/**
 * Time limits of the steps of a session, far above the needs of a healthy machine.
 *
 * @param driverStart until a driver listens: 10 ms when idle
 * @param answer until a driver answers a command, including the start of a browser: 1 s when idle,
 *     longer on an old disk under load
 * @param sessionEnd until a driver has forgotten a session whose browser is gone: 10 ms
 * @param processEnd until killed processes are gone: 20 ms
 * @param place until the browsers of a call get slots: a few calls of others. Ten minutes are many
 *     calls; a longer wait means that one of them hangs
 * @param placeFolder until another process has updated the list of slots: 1 ms
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
