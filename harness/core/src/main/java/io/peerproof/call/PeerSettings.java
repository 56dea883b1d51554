package io.peerproof.call;

import io.peerproof.browser.CameraPolicy;
import io.peerproof.browser.ProbeTransport;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.media.VideoFormat;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Settings of one peer of a call. Start from {@link #at}.
 *
 * @param launch browser and its settings
 * @param page page to open: a path and query of the run's own server, {@code /?room={room}}, or a
 *     whole address, {@code https://host/path}. {@code {room}} (or {@code {call}}) stands for a
 *     room of this call only, {@code {peer}} for {@code 1} at the caller and {@code 2} at the
 *     callee, {@code {role}} for {@code caller} or {@code callee}
 * @param emulation emulated slowness of processor and network
 */
public record PeerSettings(Launch launch, String page, Emulation emulation) {

  /**
   * Default camera format. A smaller one would not prove the same: Chromium encodes 320×240 as one
   * simulcast layer however many a page requests, and the saving is within the noise of a call
   * (docs/speed.md).
   */
  public static final VideoFormat DEFAULT_FORMAT = VideoFormat.DEFAULT;

  /** Chromium, {@code components/network_session_configurator/common/network_switch_list.h}. */
  private static final String ANY_CERTIFICATE = "--ignore-certificate-errors";

  /**
   * Settings of the start of a browser. The next call reuses a running browser with equal settings.
   *
   * @param browser specification of the browser
   * @param camera behaviour of {@code getUserMedia}
   * @param format format of the fake camera
   * @param transport protocol that carries the events of the page
   * @param arguments additional command-line arguments of the browser; they override those of the
   *     harness
   * @param copy number that distinguishes browsers with equal settings; 1 for the first
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
   * Slowness that the browser emulates for the page.
   *
   * @param cpuSlowdown slowdown factor of the processor, 1 or more; Chrome DevTools Protocol,
   *     {@code Emulation.setCPUThrottlingRate}
   * @param networkLatency additional delay of packets, including WebRTC packets at least since
   *     Chromium 131; Chrome DevTools Protocol, {@code Network.emulateNetworkConditions}
   */
  public record Emulation(double cpuSlowdown, Duration networkLatency) {
    /** No emulation. */
    public static final Emulation NONE = new Emulation(1, Duration.ZERO);

    public Emulation {
      if (!(cpuSlowdown >= 1)) {
        throw new IllegalArgumentException(
            "the CPU slowdown must be 1 (none) or more, but is " + cpuSlowdown);
      }
      if (networkLatency.isNegative()) {
        throw new IllegalArgumentException(
            "the network latency must be 0 or more, but is " + networkLatency);
      }
    }
  }

  public PeerSettings {
    if (!page.matches("(?s)/.*|https?://[^/].*")) {
      throw new IllegalArgumentException(
          "the page must be a path of the run's own server that begins with \"/\", or an address that begins"
              + " with http:// or https://, but is "
              + page);
    }
  }

  /** Creates settings for this page in any available browser, with the default camera. */
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

  /**
   * Returns settings with another protocol for events; the default is {@link ProbeTransport#CDP}.
   */
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

  /**
   * Returns settings with a browser that accepts any TLS certificate, including self-signed ones.
   */
  public PeerSettings withInsecure() {
    return withArguments(
        Stream.concat(launch.arguments().stream(), Stream.of(ANY_CERTIFICATE))
            .distinct()
            .toArray(String[]::new));
  }

  /** Returns settings with a separate browser among several with equal settings. */
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
