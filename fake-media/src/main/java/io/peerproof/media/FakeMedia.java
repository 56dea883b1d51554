package io.peerproof.media;

import java.nio.file.Path;

/**
 * The files that the fake devices of one peer play.
 *
 * @param peer of the call
 * @param stamp number of the camera, which its frames carry: {@link DeviceVariant#stampOf}
 * @param video absolute path of the camera's Y4M file
 * @param audio absolute path of the microphone's WAV file
 * @param format format of the video
 * @param tone tone of the audio
 */
public record FakeMedia(
    int peer, int stamp, Path video, Path audio, VideoFormat format, Tone tone) {}
