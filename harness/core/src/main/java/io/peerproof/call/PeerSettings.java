package io.peerproof.call;

import io.peerproof.browser.CameraPolicy;
import io.peerproof.browser.ProbeTransport;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.media.VideoFormat;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How one peer of a call is set up. Start from {@link #at}.
 *
 * @param launch the browser that it runs in
 * @param page it opens: a path and query of the run's own server, {@code /?room={room}}, or a whole
 *     address, {@code https://host/path}. {@code {room}} in it stands for a room that no other call
 *     is in (and so does {@code {call}}), {@code {peer}} for {@code 1} at the caller and {@code 2}
 *     at the callee, {@code {role}} for {@code caller} or {@code callee}
 * @param emulation what its page is up against
 */
public record PeerSettings(Launch launch, String page, Emulation emulation) {

  /**
   * The camera of a call for which nobody chooses one. A smaller one would not prove the same: of
   * 320×240 Chromium encodes one simulcast layer however many a page asks for, and what it saves is
   * within the noise of a call (docs/speed.md).
   */
  public static final VideoFormat DEFAULT_FORMAT = VideoFormat.DEFAULT;

  /** Chromium, {@code components/network_session_configurator/common/network_switch_list.h}. */
  private static final String ANY_CERTIFICATE = "--ignore-certificate-errors";

  /**
   * What a browser is started with. A browser that runs is kept for the next call when that one
   * asks for the same.
   *
   * @param browser which one
   * @param camera what {@code getUserMedia} meets
   * @param format what the fake camera films
   * @param transport how the harness hears what its page says
   * @param arguments switches for the browser beside the harness's own; they win over those
   * @param copy which of several browsers that are started alike; 1 for the first
   */
  public record Launch(
      BrowserSpec browser,
      CameraPolicy camera,
      VideoFormat format,
      ProbeTransport transport,
      List<String> arguments,
      int copy) {
    public Launch {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * What a page is up against, made by the browser itself.
   *
   * @param cpuSlowdown how many times slower it runs than it could, 1 or more; Chrome DevTools
   *     Protocol, {@code Emulation.setCPUThrottlingRate}
   * @param networkLatency what its packets are delayed by, WebRTC's too, at least since Chromium
   *     131; Chrome DevTools Protocol, {@code Network.emulateNetworkConditions}
   */
  public record Emulation(double cpuSlowdown, Duration networkLatency) {
    /** A page in a browser as it is. */
    public static final Emulation NONE = new Emulation(1, Duration.ZERO);

    public Emulation {
      if (!(cpuSlowdown >= 1)) {
        throw new IllegalArgumentException(
            "a page can be slowed down 1 times (not at all) or more, not " + cpuSlowdown);
      }
      if (networkLatency.isNegative()) {
        throw new IllegalArgumentException("packets cannot arrive early: " + networkLatency);
      }
    }
  }

  public PeerSettings {
    if (!page.matches("(?s)/.*|https?://[^/].*")) {
      throw new IllegalArgumentException(
          "a page is a path of the run's own server and begins with \"/\", or an address that begins"
              + " with http:// or https://, and not "
              + page);
    }
  }

  /** This page in whatever browser is found, with the usual camera. */
  static PeerSettings at(String page) {
    return new PeerSettings(
        new Launch(
            BrowserSpec.auto(),
            CameraPolicy.GRANTED,
            DEFAULT_FORMAT,
            ProbeTransport.CDP,
            List.of(),
            1),
        page,
        Emulation.NONE);
  }

  public PeerSettings withBrowser(BrowserSpec browser) {
    return with(
        new Launch(
            browser,
            launch.camera(),
            launch.format(),
            launch.transport(),
            launch.arguments(),
            launch.copy()));
  }

  public PeerSettings withPage(String newPage) {
    return new PeerSettings(launch, newPage, emulation);
  }

  public PeerSettings withCamera(CameraPolicy camera) {
    return with(
        new Launch(
            launch.browser(),
            camera,
            launch.format(),
            launch.transport(),
            launch.arguments(),
            launch.copy()));
  }

  public PeerSettings withFormat(VideoFormat format) {
    return with(
        new Launch(
            launch.browser(),
            launch.camera(),
            format,
            launch.transport(),
            launch.arguments(),
            launch.copy()));
  }

  public PeerSettings withArguments(String... arguments) {
    return with(
        new Launch(
            launch.browser(),
            launch.camera(),
            launch.format(),
            launch.transport(),
            List.of(arguments),
            launch.copy()));
  }

  /** In a browser that is heard by another protocol; {@link ProbeTransport#CDP} unless told. */
  public PeerSettings withTransport(ProbeTransport transport) {
    return with(
        new Launch(
            launch.browser(),
            launch.camera(),
            launch.format(),
            transport,
            launch.arguments(),
            launch.copy()));
  }

  /** In a browser that takes any certificate for good, a server's own for one. */
  public PeerSettings withInsecure() {
    return withArguments(
        Stream.concat(launch.arguments().stream(), Stream.of(ANY_CERTIFICATE))
            .distinct()
            .toArray(String[]::new));
  }

  /** In a browser of its own among several that are started alike. */
  public PeerSettings withCopy(int copy) {
    return with(
        new Launch(
            launch.browser(),
            launch.camera(),
            launch.format(),
            launch.transport(),
            launch.arguments(),
            copy));
  }

  public PeerSettings withCpuSlowdown(double times) {
    return new PeerSettings(launch, page, new Emulation(times, emulation.networkLatency()));
  }

  public PeerSettings withNetworkLatency(Duration latency) {
    return new PeerSettings(launch, page, new Emulation(emulation.cpuSlowdown(), latency));
  }

  private PeerSettings with(Launch newLaunch) {
    return new PeerSettings(newLaunch, page, emulation);
  }
}
