package io.peerproof.browser.slot;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.MachineMemory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Number of browsers that a machine carries at once without starving any of them.
 *
 * <p>A call of two browsers that capture, encode, decode and paint keeps about two cores busy, so
 * each browser counts as a core.
 *
 * @param browsers 1 or more
 * @param reason origin of the number, as a phrase for people
 */
public record BrowserCapacity(int browsers, String reason) {

  /** Environment variable that states the number. */
  public static final String VARIABLE = "PEERPROOF_MAX_BROWSERS";

  /** A call needs two. */
  static final int LEAST = 2;

  /**
   * Memory of one browser during a call. Both Chromium 150 of a call of the demo page had 839 MiB
   * together after ten seconds (proportional set size of all their processes, {@code smaps_rollup}
   * of proc(5)), 420 each; a page of a user may take more.
   */
  static final long MEBIBYTES_PER_BROWSER = 500;

  /** Memory of the system, the driver and Peerproof itself. */
  static final long MEBIBYTES_OF_OTHERS = 512;

  public BrowserCapacity {
    if (browsers < 1) {
      throw new IllegalArgumentException("a machine carries 1 browser or more, not " + browsers);
    }
  }

  /**
   * Capacity as cores and memory give it, never below the two of a call.
   *
   * @param cores that this process may use
   * @param memoryMiB of the machine or of its container; empty where the system does not tell
   */
  static BrowserCapacity of(int cores, OptionalLong memoryMiB) {
    long inMemory =
        memoryMiB.isPresent()
            ? (memoryMiB.getAsLong() - MEBIBYTES_OF_OTHERS) / MEBIBYTES_PER_BROWSER
            : Long.MAX_VALUE;
    if (Math.min(cores, inMemory) < LEAST) {
      return new BrowserCapacity(LEAST, "the minimum of a call");
    }
    return inMemory < cores
        ? new BrowserCapacity(
            (int) inMemory,
            String.format(
                Locale.ROOT,
                "%d MiB of memory, %d per browser",
                memoryMiB.getAsLong(),
                MEBIBYTES_PER_BROWSER))
        : new BrowserCapacity(cores, "one per core");
  }

  /** Capacity that the user stated for the calls; it outranks {@value #VARIABLE}. */
  public static BrowserCapacity stated(int browsers) {
    return new BrowserCapacity(browsers, "as configured");
  }

  /**
   * Capacity of this machine, as {@value #VARIABLE} states it, or else as cores and memory give it.
   *
   * @throws SlotException when the variable holds no such number
   */
  public static BrowserCapacity ofThisMachine() {
    return of(HostEnvironment.here());
  }

  public static BrowserCapacity of(HostEnvironment host) {
    return set(host)
        .orElseGet(
            () ->
                of(Runtime.getRuntime().availableProcessors(), new MachineMemory(host).totalMiB()));
  }

  private static Optional<BrowserCapacity> set(HostEnvironment host) {
    try {
      return set(host.environment());
    } catch (IllegalArgumentException e) {
      throw new SlotException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Returns the capacity that {@value #VARIABLE} sets; empty if it is not set.
   *
   * @throws IllegalArgumentException if it is no such number; the message says what to write
   */
  public static Optional<BrowserCapacity> set(Map<String, String> environment) {
    String value = environment.getOrDefault(VARIABLE, "").strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BrowserCapacity(Integer.parseInt(value), "set by " + VARIABLE));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          VARIABLE
              + " is \""
              + value
              + "\", which is not a number of browsers. Set it to a whole number, 1 or more, or unset it.",
          e);
    }
  }
}
