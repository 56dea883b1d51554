package io.peerproof.call;

import io.peerproof.browser.AutoplayPolicy;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.browser.ProbeTransport;
import io.peerproof.browser.ScreenPolicy;
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
   * @param choice browser to start
   * @param devices fake camera, and the behaviour of {@code getUserMedia}
   * @param connection connection of the harness to the browser
   */
  public record Launch(Choice choice, Devices devices, Connection connection) {

    /** Returns the specification of the browser. */
    public BrowserSpec browser() {
      return choice.browser();
    }

    /** Returns the behaviour of {@code getUserMedia}. */
    public CameraPolicy camera() {
      return devices.camera();
    }

    /** Returns the format of the fake camera. */
    public VideoFormat format() {
      return devices.format();
    }

    /** Returns the protocol that carries the events of the page. */
    public ProbeTransport transport() {
      return connection.transport();
    }

    /** Returns the policy for audible media on a page that nobody has clicked. */
    public AutoplayPolicy autoplay() {
      return devices.autoplay();
    }

    /** Returns the behaviour of {@code getDisplayMedia}. */
    public ScreenPolicy screen() {
      return devices.screen();
    }

    /** Returns additional command-line arguments; they override those of the harness. */
    public List<String> arguments() {
      return connection.arguments();
    }

    /** Returns the number that distinguishes browsers with equal settings. */
    public int copy() {
      return choice.copy();
    }
  }

  /**
   * Choice of a browser.
   *
   * @param browser specification of the browser
   * @param copy number that distinguishes browsers with equal settings; 1 for the first
   */
  public record Choice(BrowserSpec browser, int copy) {}

  /**
   * Fake devices of a browser.
   *
   * @param camera behaviour of {@code getUserMedia}
   * @param format format of the fake camera
   * @param autoplay playing of audible media on a page that nobody has clicked
   * @param screen behaviour of {@code getDisplayMedia}
   */
  public record Devices(
      CameraPolicy camera, VideoFormat format, AutoplayPolicy autoplay, ScreenPolicy screen) {}

  /**
   * Connection of the harness to a browser.
   *
   * @param transport protocol that carries the events of the page
   * @param arguments additional command-line arguments of the browser; they override those of the
   *     harness
   */
  public record Connection(ProbeTransport transport, List<String> arguments) {
    public Connection {
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
            new Choice(BrowserSpec.auto(), 1),
            new Devices(
                CameraPolicy.GRANTED, DEFAULT_FORMAT, AutoplayPolicy.BROWSER, ScreenPolicy.GRANTED),
            new Connection(ProbeTransport.CDP, List.of())),
        page,
        Emulation.NONE);
  }

  public PeerSettings withBrowser(BrowserSpec browser) {
    return with(new Choice(browser, launch.copy()));
  }

  public PeerSettings withPage(String newPage) {
    return new PeerSettings(launch, newPage, emulation);
  }

  public PeerSettings withCamera(CameraPolicy camera) {
    return with(new Devices(camera, launch.format(), launch.autoplay(), launch.screen()));
  }

  /** Returns settings with another policy for audible media on a page that nobody has clicked. */
  public PeerSettings withAutoplay(AutoplayPolicy autoplay) {
    return with(new Devices(launch.camera(), launch.format(), autoplay, launch.screen()));
  }

  /** Returns settings with another answer of the user to {@code getDisplayMedia}. */
  public PeerSettings withScreen(ScreenPolicy screen) {
    return with(new Devices(launch.camera(), launch.format(), launch.autoplay(), screen));
  }

  public PeerSettings withFormat(VideoFormat format) {
    return with(new Devices(launch.camera(), format, launch.autoplay(), launch.screen()));
  }

  public PeerSettings withArguments(String... arguments) {
    return with(new Connection(launch.transport(), List.of(arguments)));
  }

  /**
   * Returns settings with another protocol for events; the default is {@link ProbeTransport#CDP}.
   */
  public PeerSettings withTransport(ProbeTransport transport) {
    return with(new Connection(transport, launch.arguments()));
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
    return with(new Choice(launch.browser(), copy));
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

  private PeerSettings with(Choice choice) {
    return with(new Launch(choice, launch.devices(), launch.connection()));
  }

  private PeerSettings with(Devices devices) {
    return with(new Launch(launch.choice(), devices, launch.connection()));
  }

  private PeerSettings with(Connection connection) {
    return with(new Launch(launch.choice(), launch.devices(), connection));
  }
}
