package io.peerproof.run;

import io.peerproof.browser.BrowserSpec;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.media.VideoFormat;
import java.util.List;

/**
 * How one peer of a call is set up. Start from {@link #at}.
 *
 * @param launch the browser that it runs in
 * @param page it opens, a path and query of the run's own server: {@code /?room=call}; {@code
 *     {call}} in it stands for the name of the call, for rooms that no other call is in
 * @param cpuSlowdown how many times slower its page runs than it could, 1 or more
 */
public record PeerSettings(Launch launch, String page, double cpuSlowdown) {

  /**
   * What a browser is started with. A browser that runs is kept for the next call when that one
   * asks for the same.
   *
   * @param browser which one
   * @param camera what {@code getUserMedia} meets
   * @param format what the fake camera films
   * @param arguments switches for the browser beside the harness's own; they win over those
   */
  public record Launch(
      BrowserSpec browser, CameraPolicy camera, VideoFormat format, List<String> arguments) {
    public Launch {
      arguments = List.copyOf(arguments);
    }
  }

  public PeerSettings {
    if (!page.startsWith("/")) {
      throw new IllegalArgumentException(
          "a page is a path of the run's own server and begins with \"/\": " + page);
    }
    if (!(cpuSlowdown >= 1)) {
      throw new IllegalArgumentException(
          "a page can be slowed down 1 times (not at all) or more, not " + cpuSlowdown);
    }
  }

  /** This page in whatever browser is found, with the usual camera. */
  static PeerSettings at(String page) {
    return new PeerSettings(
        new Launch(BrowserSpec.auto(), CameraPolicy.GRANTED, VideoFormat.DEFAULT, List.of()),
        page,
        1);
  }

  public PeerSettings withBrowser(BrowserSpec browser) {
    return with(new Launch(browser, launch.camera(), launch.format(), launch.arguments()));
  }

  public PeerSettings withPage(String newPage) {
    return new PeerSettings(launch, newPage, cpuSlowdown);
  }

  public PeerSettings withCamera(CameraPolicy camera) {
    return with(new Launch(launch.browser(), camera, launch.format(), launch.arguments()));
  }

  public PeerSettings withFormat(VideoFormat format) {
    return with(new Launch(launch.browser(), launch.camera(), format, launch.arguments()));
  }

  public PeerSettings withArguments(String... arguments) {
    return with(new Launch(launch.browser(), launch.camera(), launch.format(), List.of(arguments)));
  }

  public PeerSettings withCpuSlowdown(double times) {
    return new PeerSettings(launch, page, times);
  }

  private PeerSettings with(Launch newLaunch) {
    return new PeerSettings(newLaunch, page, cpuSlowdown);
  }
}
