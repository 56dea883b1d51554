package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Usual locations of installed browsers: Chrome first, then Chromium, then Edge. */
final class KnownLocations {
  private static final List<String> ON_PATH =
      List.of(
          "google-chrome-stable",
          "google-chrome",
          "chrome",
          "chromium",
          "chromium-browser",
          "microsoft-edge-stable",
          "microsoft-edge");

  private static final List<String> LINUX =
      List.of(
          "/opt/google/chrome/chrome",
          "/usr/bin/chromium",
          "/usr/lib/chromium/chromium",
          "/usr/lib/chromium-browser/chromium-browser",
          "/opt/microsoft/msedge/msedge");

  private static final List<String> MAC =
      List.of(
          "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "Applications/Chromium.app/Contents/MacOS/Chromium",
          "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");

  private static final List<String> WINDOWS =
      List.of(
          "Google/Chrome/Application/chrome.exe",
          "Chromium/Application/chrome.exe",
          "Microsoft/Edge/Application/msedge.exe");

  private KnownLocations() {}

  /** Returns every possible file of a browser, existing or not, in order of preference. */
  static Stream<Path> of(HostEnvironment host) {
    return switch (host.os()) {
      case LINUX ->
          Stream.concat(ON_PATH.stream().flatMap(host::onPath), LINUX.stream().map(host::at));
      case MAC ->
          Stream.concat(
              MAC.stream().flatMap(place -> Stream.of(host.at(place), host.home().resolve(place))),
              ON_PATH.stream().flatMap(host::onPath));
      case WINDOWS ->
          WINDOWS.stream()
              .flatMap(
                  place ->
                      Stream.of("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
                          .map(host::variable)
                          .flatMap(Optional::stream)
                          .map(folder -> Path.of(folder).resolve(place)));
    };
  }
}
