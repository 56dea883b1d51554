package io.peerproof.benchmark;

import java.util.List;
import java.util.Optional;

/** Kinds of processes that a call uses, recognised by their command lines. */
enum ProcessKind {
  /** The Java virtual machine of the harness. */
  HARNESS,
  /** ChromeDriver. */
  DRIVER,
  /** The browser process of a browser. */
  BROWSER,
  /** A renderer process of a page. */
  RENDERER,
  /** The GPU process, which renders in software without a GPU. */
  GPU,
  /** The network service. */
  NETWORK,
  /** The audio service. */
  AUDIO,
  /** The video capture service. */
  CAPTURE,
  /** Another process of a browser. */
  OTHER;

  private static final String TYPE = "--type=";
  private static final String SERVICE = "--utility-sub-type=";

  /**
   * Returns the kind of a process that a harness started.
   *
   * @param commandLine program and arguments
   * @return kind; empty if the process is not part of a call
   */
  static Optional<ProcessKind> of(List<String> commandLine) {
    String program = commandLine.isEmpty() ? "" : commandLine.get(0);
    if (program.matches(".*driver[^/]*")) {
      return Optional.of(DRIVER);
    }
    String type = value(commandLine, TYPE);
    if (type.isEmpty()) {
      return commandLine.stream().anyMatch(argument -> argument.startsWith("--user-data-dir="))
          ? Optional.of(BROWSER)
          : Optional.empty();
    }
    return Optional.of(
        switch (type) {
          case "renderer" -> RENDERER;
          case "gpu-process" -> GPU;
          case "utility" -> service(value(commandLine, SERVICE));
          default -> OTHER;
        });
  }

  private static ProcessKind service(String name) {
    return switch (name) {
      case "network.mojom.NetworkService" -> NETWORK;
      case "audio.mojom.AudioService" -> AUDIO;
      case "video_capture.mojom.VideoCaptureService" -> CAPTURE;
      default -> OTHER;
    };
  }

  private static String value(List<String> commandLine, String name) {
    return commandLine.stream()
        .filter(argument -> argument.startsWith(name))
        .map(argument -> argument.substring(name.length()))
        .findFirst()
        .orElse("");
  }
}
