package io.peerproof.browser;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The switches that a browser starts with, each with its reason. ChromeDriver adds its own. The
 * names are explained in Chromium's {@code content_switches.cc} and {@code chrome_switches.cc}.
 */
public final class BrowserArguments {
  /** Below this size Chromium's shared memory may not fit; Docker provides 64 MB. */
  public static final long SMALL_SHARED_MEMORY = 512L << 20;

  private static final List<String> ALWAYS =
      List.of(
          // The tone of a fake microphone is for the page, not for the people in the room. The
          // page's own audio graph still hears it.
          "--mute-audio",
          // Nothing but the page may use the network: no calls home, no updates, no account.
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-default-apps",
          "--disable-domain-reliability",
          // No welcome, no question, no bubble in front of the page.
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-search-engine-choice-screen",
          "--noerrdialogs",
          // Two browsers lie in each other's background; neither may be slowed down for it.
          "--disable-background-timer-throttling",
          "--disable-backgrounding-occluded-windows",
          "--disable-renderer-backgrounding",
          // The session reports a crash; crash reporters would be processes that outlive it.
          "--disable-breakpad",
          "--disable-crash-reporter",
          // Screenshots of the same size everywhere.
          "--window-size=1280,900");

  private BrowserArguments() {}

  static List<String> of(
      LaunchOptions options, HostEnvironment host, SandboxMode sandbox, Path profile, Path log) {
    Stream<String> sharedMemory =
        smallSharedMemory(host) ? Stream.of("--disable-dev-shm-usage") : Stream.empty();
    Stream<String> own =
        Stream.of(
                Stream.of("--user-data-dir=" + profile),
                options.headed() ? Stream.<String>empty() : Stream.of("--headless=new"),
                sandbox.arguments().stream(),
                sharedMemory,
                options.camera().arguments().stream(),
                options.autoplay().arguments().stream(),
                mediaFiles(options),
                ALWAYS.stream(),
                Stream.of("--enable-logging", "--log-file=" + log))
            .flatMap(arguments -> arguments);
    return lastWins(Stream.concat(own, options.extraArguments().stream()));
  }

  /** Returns no files for a machine without devices, because a file would add a camera. */
  private static Stream<String> mediaFiles(LaunchOptions options) {
    return options.camera() == CameraPolicy.NO_DEVICE
        ? Stream.empty()
        : Stream.concat(
            options.fakeVideo().stream().map(y4m -> "--use-file-for-fake-video-capture=" + y4m),
            options.fakeAudio().stream().map(wav -> "--use-file-for-fake-audio-capture=" + wav));
  }

  private static List<String> lastWins(Stream<String> arguments) {
    Map<String, String> bySwitch = new LinkedHashMap<>();
    arguments.forEach(
        argument -> {
          String name = Arrays.asList(argument.split("=", 2)).get(0);
          bySwitch.remove(name);
          bySwitch.put(name, argument);
        });
    return List.copyOf(bySwitch.values());
  }

  private static boolean smallSharedMemory(HostEnvironment host) {
    if (host.os() != OperatingSystem.LINUX) {
      return false;
    }
    try {
      return Files.getFileStore(host.at("/dev/shm")).getUsableSpace() < SMALL_SHARED_MEMORY;
    } catch (IOException e) {
      return true;
    }
  }
}
