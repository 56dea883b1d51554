package io.peerproof.conference;

import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.media.VideoFormat;
import io.peerproof.server.ServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a call of several peers is made.
 *
 * @param peers how many, {@value #LEAST} to {@value #MOST}; each films its number and has a tone of
 *     its own
 * @param page they open: an address, or a path of the run's own server; {@code {room}} in it stands
 *     for a room that no other call is in, {@code {peer}} for 1, 2, 3, …, {@code {role}} for {@code
 *     caller} at the first and {@code callee} at the others
 * @param browser which one, for all
 * @param format what the fake cameras film
 * @param arguments switches for the browsers beside the harness's own
 * @param server that serves the pages and relays their signaling
 * @param timeout how long they have, from the opening of the pages to the proof
 * @param headed whether to open windows
 * @param install whether packages may be installed where no browser is found
 * @param command what the report says was asked for
 * @param maxBrowsers how many browsers of all calls run at once on this machine; empty: as many as
 *     it carries
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

  /** With two, it is a call. */
  public static final int LEAST = 3;

  /** Each is a browser that films, encodes and decodes: eight are more than most machines bear. */
  public static final int MOST = 8;

  public ConferenceSettings {
    if (peers < LEAST || peers > MOST) {
      throw new IllegalArgumentException(
          "a meeting has %d to %d peers, not %d".formatted(LEAST, MOST, peers));
    }
    arguments = List.copyOf(arguments);
    command = List.copyOf(command);
  }
}
