package io.peerproof.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Options for the start of a browser. Start from {@link #named}.
 *
 * @param name name of the session in logs and messages, such as {@code caller}
 * @param logDirectory folder for the logs of the browser and its driver; created if missing
 * @param fakeVideo the Y4M file that its fake camera captures
 * @param fakeAudio the WAV file that its fake microphone captures
 * @param headed true to open a window
 * @param camera behaviour of {@code getUserMedia}
 * @param transport protocol by which the harness receives events of the pages
 * @param extraArguments switches for the browser, as on its command line; they override the default
 *     ones
 */
public record LaunchOptions(
    String name,
    Path logDirectory,
    Optional<Path> fakeVideo,
    Optional<Path> fakeAudio,
    boolean headed,
    CameraPolicy camera,
    ProbeTransport transport,
    List<String> extraArguments) {

  public LaunchOptions {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException("not a name for a session and its files: " + name);
    }
    logDirectory = logDirectory.toAbsolutePath();
    // The browser has a working directory of its own.
    fakeVideo = fakeVideo.map(Path::toAbsolutePath);
    fakeAudio = fakeAudio.map(Path::toAbsolutePath);
    extraArguments = List.copyOf(extraArguments);
    extraArguments.stream()
        .filter(argument -> !argument.startsWith("--"))
        .findFirst()
        .ifPresent(
            argument -> {
              throw new IllegalArgumentException(
                  "a browser's argument begins with \"--\": " + argument);
            });
  }

  /**
   * Returns options for a headless browser with its built-in fake camera and microphone, both
   * permitted.
   */
  public static LaunchOptions named(String name, Path logDirectory) {
    return new LaunchOptions(
        name,
        logDirectory,
        Optional.empty(),
        Optional.empty(),
        false,
        CameraPolicy.GRANTED,
        ProbeTransport.CDP,
        List.of());
  }

  public LaunchOptions withFakeVideo(Path y4m) {
    return new LaunchOptions(
        name, logDirectory, Optional.of(y4m), fakeAudio, headed, camera, transport, extraArguments);
  }

  public LaunchOptions withFakeAudio(Path wav) {
    return new LaunchOptions(
        name, logDirectory, fakeVideo, Optional.of(wav), headed, camera, transport, extraArguments);
  }

  public LaunchOptions withHeaded(boolean nowHeaded) {
    return new LaunchOptions(
        name, logDirectory, fakeVideo, fakeAudio, nowHeaded, camera, transport, extraArguments);
  }

  public LaunchOptions withCamera(CameraPolicy policy) {
    return new LaunchOptions(
        name, logDirectory, fakeVideo, fakeAudio, headed, policy, transport, extraArguments);
  }

  /** {@link ProbeTransport#BIDI} also gives the session a WebDriver BiDi of its own. */
  public LaunchOptions withTransport(ProbeTransport other) {
    return new LaunchOptions(
        name, logDirectory, fakeVideo, fakeAudio, headed, camera, other, extraArguments);
  }

  /** Returns these options with additional switches. */
  public LaunchOptions withArguments(String... more) {
    return new LaunchOptions(
        name,
        logDirectory,
        fakeVideo,
        fakeAudio,
        headed,
        camera,
        transport,
        Stream.concat(extraArguments.stream(), Stream.of(more)).toList());
  }
}
