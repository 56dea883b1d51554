package io.peerproof.browser;

import java.util.List;

/** What {@code getUserMedia} meets in a session. */
public enum CameraPolicy {
  /** The fake camera and microphone, without a question. */
  GRANTED(
      // Chromium: media/base/media_switches.cc. Fake devices in the place of real ones.
      "--use-fake-device-for-media-stream",
      // The permission question answers itself with yes.
      "--use-fake-ui-for-media-stream"),

  /** The user says no: {@code NotAllowedError}. */
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
