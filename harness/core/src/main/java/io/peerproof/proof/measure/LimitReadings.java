package io.peerproof.proof.measure;

import io.peerproof.proof.measure.MeasureLimit.Reading;
import io.peerproof.timeline.DurationText;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Readings of measures for a limit: a figure, or the reason why there is none. An observation that
 * was too short to see a limit broken gives none.
 */
final class LimitReadings {

  private static final String NO_VIDEO = "no element presented a frame of the other peer";

  private static final String FRAMES = "batches of frames";

  private final @Nullable VideoMeasures video;
  private final @Nullable AudioMeasures audio;
  private final UnmeasuredEvents unmeasured;

  LimitReadings(ReceptionMeasures receptionMeasures, UnmeasuredEvents unmeasured) {
    video = receptionMeasures.video();
    audio = receptionMeasures.audio();
    this.unmeasured = unmeasured;
  }

  Reading freezeMs(double limitMs) {
    if (video == null) {
      return Reading.none(NO_VIDEO);
    }
    // A freeze that was seen and is too long is so, whatever was left out.
    if (unmeasured.presented() > 0 && video.longestFreezeMs() <= limitMs) {
      return Reading.leftOut(unmeasured.presented(), FRAMES);
    }
    return video.observedMs() < limitMs
        ? Reading.none(
            "the video was observed for only " + DurationText.exactly(video.observedMs()))
        : Reading.of(video.longestFreezeMs(), where(video));
  }

  Reading framesPerSecond() {
    if (video == null) {
      return Reading.none(NO_VIDEO);
    }
    if (unmeasured.presented() > 0) {
      return Reading.leftOut(unmeasured.presented(), FRAMES);
    }
    Double rate = video.framesPerSecond();
    return rate == null
        ? Reading.none(
            "the video was observed for only "
                + DurationText.exactly(video.observedMs())
                + ", and a rate takes a second")
        : Reading.of(rate, where(video));
  }

  Reading delayMs() {
    if (video == null) {
      return Reading.none(NO_VIDEO);
    }
    long frames = unmeasured.presented() + unmeasured.captured();
    if (frames > 0) {
      return Reading.leftOut(frames, FRAMES);
    }
    VideoDelay delay = video.delay();
    return delay == null
        ? Reading.none(
            "the pages' clocks were not aligned, or no frame was seen both captured and presented, or"
                + " the delay may be longer by whole loops of the camera")
        : Reading.of(delay.medianMs(), where(video)).give(delay.clockErrorMs());
  }

  Reading quality(ToDoubleFunction<VideoQuality> figure) {
    if (video == null) {
      return Reading.none(NO_VIDEO);
    }
    if (unmeasured.samples() > 0) {
      return Reading.leftOut(unmeasured.samples(), "samples of the video");
    }
    VideoQuality quality = video.quality();
    return quality == null
        ? Reading.none("no frame was sampled that could be compared with the camera's")
        : Reading.of(figure.applyAsDouble(quality), where(video));
  }

  Reading audioGapMs(double limitMs) {
    if (audio == null) {
      return Reading.none("no remote track was listened to");
    }
    AudioGaps gaps = audio.gaps();
    if (gaps == null) {
      return Reading.none("the audio was not searched for gaps");
    }
    if (unmeasured.audio() > 0 && gaps.longestMs() <= limitMs) {
      return Reading.leftOut(unmeasured.audio(), "pieces of audio");
    }
    // What was searched and found too long is so, whatever was missed.
    boolean searched =
        audio.coveredMs() >= limitMs && audio.observedMs() - audio.coveredMs() < limitMs;
    return searched || gaps.longestMs() > limitMs
        ? Reading.of(gaps.longestMs(), " in the audio")
        : Reading.none(
            String.format(
                Locale.ROOT,
                "of %s of audio only %s were searched for gaps",
                DurationText.exactly(audio.observedMs()),
                DurationText.exactly(audio.coveredMs())));
  }

  private static String where(VideoMeasures video) {
    return " in " + video.element();
  }
}
