package io.peerproof.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Options for the start of a browser. Start from {@link #named}.
 *
 * @param session name and logs of the session, and its connection to the harness
 * @param devices fake devices, and the behaviour of {@code getUserMedia}
 * @param window window and switches of the browser
 */
public record LaunchOptions(Session session, Devices devices, Window window) {

  /**
   * Name and logs of a session, and its connection to the harness.
   *
   * @param name name of the session in logs and messages, such as {@code caller}
   * @param logDirectory folder for the logs of the browser and its driver; created if missing
   * @param transport protocol by which the harness receives events of the pages
   */
  public record Session(String name, Path logDirectory, ProbeTransport transport) {
    public Session {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
        throw new IllegalArgumentException("not a name for a session and its files: " + name);
      }
      logDirectory = logDirectory.toAbsolutePath();
    }
  }

  /**
   * Fake devices of a browser.
   *
   * @param video the Y4M file that its fake camera captures
   * @param audio the WAV file that its fake microphone captures
   * @param camera behaviour of {@code getUserMedia}
   */
  public record Devices(Optional<Path> video, Optional<Path> audio, CameraPolicy camera) {
    public Devices {
      // The browser has a working directory of its own.
      video = video.map(Path::toAbsolutePath);
      audio = audio.map(Path::toAbsolutePath);
    }
  }

  /**
   * Window and switches of a browser.
   *
   * @param headed true to open a window
   * @param autoplay playing of audible media without a click
   * @param arguments switches for the browser, as on its command line; they override the default
   *     ones
   */
  public record Window(boolean headed, AutoplayPolicy autoplay, List<String> arguments) {
    public Window {
      arguments = List.copyOf(arguments);
      arguments.stream()
          .filter(argument -> !argument.startsWith("--"))
          .findFirst()
          .ifPresent(
              argument -> {
                throw new IllegalArgumentException(
                    "a browser's argument begins with \"--\": " + argument);
              });
    }
  }

  /**
   * Returns options for a headless browser with its built-in fake camera and microphone, both
   * permitted.
   */
  public static LaunchOptions named(String name, Path logDirectory) {
    return new LaunchOptions(
        new Session(name, logDirectory, ProbeTransport.CDP),
        new Devices(Optional.empty(), Optional.empty(), CameraPolicy.GRANTED),
        new Window(false, AutoplayPolicy.ALLOW, List.of()));
  }

  /** Returns the name of the session in logs and messages. */
  public String name() {
    return session.name();
  }

  /** Returns the folder for the logs of the browser and its driver. */
  public Path logDirectory() {
    return session.logDirectory();
  }

  /** Returns the protocol by which the harness receives events of the pages. */
  public ProbeTransport transport() {
    return session.transport();
  }

  /** Returns the Y4M file that the fake camera captures. */
  public Optional<Path> fakeVideo() {
    return devices.video();
  }

  /** Returns the WAV file that the fake microphone captures. */
  public Optional<Path> fakeAudio() {
    return devices.audio();
  }

  /** Returns the behaviour of {@code getUserMedia}. */
  public CameraPolicy camera() {
    return devices.camera();
  }

  /** Returns true to open a window. */
  public boolean headed() {
    return window.headed();
  }

  /** Returns the policy for audible media on a page that nobody has clicked. */
  public AutoplayPolicy autoplay() {
    return window.autoplay();
  }

  /** Returns the switches for the browser; they override the default ones. */
  public List<String> extraArguments() {
    return window.arguments();
  }

  private LaunchOptions with(Devices newDevices) {
    return new LaunchOptions(session, newDevices, window);
  }

  private LaunchOptions with(Window newWindow) {
    return new LaunchOptions(session, devices, newWindow);
  }

  public LaunchOptions withFakeVideo(Path y4m) {
    return with(new Devices(Optional.of(y4m), fakeAudio(), camera()));
  }

  public LaunchOptions withFakeAudio(Path wav) {
    return with(new Devices(fakeVideo(), Optional.of(wav), camera()));
  }

  public LaunchOptions withHeaded(boolean nowHeaded) {
    return with(new Window(nowHeaded, autoplay(), extraArguments()));
  }

  public LaunchOptions withAutoplay(AutoplayPolicy policy) {
    return with(new Window(headed(), policy, extraArguments()));
  }

  public LaunchOptions withCamera(CameraPolicy policy) {
    return with(new Devices(fakeVideo(), fakeAudio(), policy));
  }

  /** {@link ProbeTransport#BIDI} also gives the session a WebDriver BiDi of its own. */
  public LaunchOptions withTransport(ProbeTransport other) {
    return new LaunchOptions(new Session(name(), logDirectory(), other), devices, window);
  }

  /** Returns these options with additional switches. */
  public LaunchOptions withArguments(String... more) {
    return with(
        new Window(
            headed(),
            autoplay(),
            Stream.concat(extraArguments().stream(), Stream.of(more)).toList()));
  }
}
