package io.peerproof.browser;

import java.util.List;

/** Behaviour of {@code getUserMedia} in a session. */
public enum CameraPolicy {
  /** Fake camera and microphone, without a permission prompt. */
  GRANTED(
      // Chromium: media/base/media_switches.cc. Fake devices in the place of real ones.
      "--use-fake-device-for-media-stream",
      // The permission question answers itself with yes.
      "--use-fake-ui-for-media-stream"),

  /** The user denies permission: {@code NotAllowedError}. */
  REFUSED(
      "--use-fake-device-for-media-stream",
      // Chromium: chrome/common/chrome_switches.cc. Every permission question is answered with no.
      "--deny-permission-prompts"),

  /** A machine without a camera: {@code NotFoundError}. */
  NO_DEVICE(
      // Chromium: media/capture/video/fake_video_capture_device_factory.cc. Without the switch a
      // laptop would show its real camera.
      "--use-fake-device-for-media-stream=device-count=0", "--use-fake-ui-for-media-stream");

  private final List<String> arguments;

  CameraPolicy(String... arguments) {
    this.arguments = List.of(arguments);
  }

  List<String> arguments() {
    return arguments;
  }
}
