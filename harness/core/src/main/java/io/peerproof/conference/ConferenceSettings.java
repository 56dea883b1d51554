package io.peerproof.conference;

import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.media.VideoFormat;
import io.peerproof.server.ServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of a call of several peers.
 *
 * @param peers number of peers, {@value #LEAST} to {@value #MOST}; each has a camera with its own
 *     stamp and a microphone with its own tone
 * @param page page to open: an address, or a path of the run's own server. {@code {room}} stands
 *     for a room of this call only, {@code {peer}} for 1, 2, 3, …, {@code {role}} for {@code
 *     caller} at the first peer and {@code callee} at the others
 * @param browser browser of all peers
 * @param format format of the fake cameras
 * @param arguments additional command-line arguments of the browsers
 * @param server that serves the pages and relays their signaling
 * @param timeout time limit from the opening of the pages to the proof
 * @param headed true if windows are opened
 * @param install true if missing browsers may be installed as packages
 * @param command command line for the report
 * @param maxBrowsers largest number of browsers of all calls that run at once on this machine;
 *     empty for as many as the machine carries
 */
public record ConferenceSettings(
    int peers,
    String page,
    BrowserSpec browser,
    VideoFormat format,
    List<String> arguments,
    ServerOptions server,
    Duration timeout,
    boolean headed,
    boolean install,
    List<String> command,
    OptionalInt maxBrowsers) {

  /** Smallest number of peers; a call of two is a special case. */
  public static final int LEAST = 3;

  /**
   * Largest number of peers. Each browser captures, encodes and decodes, and most machines cannot
   * run more than eight.
   */
  public static final int MOST = 8;

  public ConferenceSettings {
    if (peers < LEAST || peers > MOST) {
      throw new IllegalArgumentException(
          "the number of peers must be %d to %d, but is %d".formatted(LEAST, MOST, peers));
    }
    arguments = List.copyOf(arguments);
    command = List.copyOf(command);
  }
}
