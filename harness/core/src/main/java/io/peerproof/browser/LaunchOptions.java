package io.peerproof.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one browser is to be started. Start from {@link #named} and change what differs.
 *
 * @param name what the session is called in logs and messages, such as {@code caller}
 * @param logDirectory where the browser's and its driver's logs go; made when it is missing
 * @param fakeVideo the Y4M file that its camera films
 * @param fakeAudio the WAV file that its microphone hears
 * @param headed whether to open a window
 * @param camera what {@code getUserMedia} meets
 * @param transport how the harness hears what the pages say
 * @param extraArguments switches for the browser, as on its command line; they win over ours
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

  /** Headless, with the browser's own fake camera and microphone, both granted. */
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

  /** With these switches after those it already has. */
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
