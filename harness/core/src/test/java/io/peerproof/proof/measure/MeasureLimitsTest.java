package io.peerproof.proof.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.proof.measure.LimitViolation.Broken;
import io.peerproof.proof.measure.LimitViolation.NotMeasured;
import io.peerproof.proof.measure.LimitViolation.NotRetained;
import io.peerproof.proof.measure.VideoMeasures.SentBy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasureLimitsTest {

  private static final MeasureLimits ALL =
      new MeasureLimits(
          new MeasureLimits.Video(500.0, 10.0, 300.0), new MeasureLimits.Quality(30.0, 0.9), 100.0);
  private static final VideoDelay DELAY =
      new VideoDelay(90, 210, 260, 190, 280, 8.5, VideoDelay.METHOD);
  private static final VideoQuality QUALITY =
      new VideoQuality(6, 36.2, 33, 0.97, 0.93, List.of("640×480"), "");
  private static final ReceptionMeasures GOOD =
      new ReceptionMeasures(
          video(120, 29.5, DELAY, QUALITY), audio(5000, new AudioGaps(1, 40, 1.0, 40)));

  @Test
  void without_a_limit_nothing_is_broken_however_bad_it_is() {
    assertThat(MeasureLimits.NONE.broken(new ReceptionMeasures(null, null))).isEmpty();
    assertThat(MeasureLimits.NONE.broken(bad())).isEmpty();
  }

  @Test
  void what_keeps_to_every_limit_breaks_none() {
    assertThat(ALL.broken(GOOD)).isEmpty();
  }

  @Test
  void each_broken_limit_says_what_was_measured_where_and_what_was_allowed() {
    assertThat(ALL.broken(bad()))
        .containsExactly(
            new Broken("longest freeze 1.84 s in video2, and at most 500 ms was allowed"),
            new Broken("frame rate 3.2 a second in video2, and at least 10 a second was asked for"),
            new Broken("median delay 410.5 ms in video2, and at most 300 ms was allowed"),
            new Broken("median PSNR 24.1 dB in video2, and at least 30 dB was asked for"),
            new Broken("median SSIM 0.7125 in video2, and at least 0.9 was asked for"),
            new Broken("longest gap 730 ms in the audio, and at most 100 ms was allowed"));
  }

  @Test
  void a_limit_that_is_just_reached_is_kept() {
    MeasureLimits measureLimits =
        MeasureLimits.NONE.withMaxFreezeMs(120).withMinFramesPerSecond(29.5).withMaxAudioGapMs(40);

    assertThat(measureLimits.broken(GOOD)).isEmpty();
  }

  @Test
  void what_could_not_be_measured_does_not_pass() {
    assertThat(ALL.broken(new ReceptionMeasures(null, null)))
        .containsExactly(
            new NotMeasured(
                "longest freeze was not measured, and at most 500 ms was allowed: no element"
                    + " presented a frame of the other peer"),
            new NotMeasured(
                "frame rate was not measured, and at least 10 a second was asked for: no element"
                    + " presented a frame of the other peer"),
            new NotMeasured(
                "median delay was not measured, and at most 300 ms was allowed: no element"
                    + " presented a frame of the other peer"),
            new NotMeasured(
                "median PSNR was not measured, and at least 30 dB was asked for: no element"
                    + " presented a frame of the other peer"),
            new NotMeasured(
                "median SSIM was not measured, and at least 0.9 was asked for: no element"
                    + " presented a frame of the other peer"),
            new NotMeasured(
                "longest gap was not measured, and at most 100 ms was allowed: no remote track was"
                    + " listened to"));
  }

  @Test
  void a_limit_does_not_pass_on_the_kept_part_of_a_long_call() {
    assertThat(ALL.broken(GOOD, new UnmeasuredEvents(7200, 10, 40, 3600)))
        .containsExactly(
            new NotRetained(
                "longest freeze was not measured, and at most 500 ms was allowed: the first 7,200"
                    + " batches of frames were not kept"),
            new NotRetained(
                "frame rate was not measured, and at least 10 a second was asked for: the first"
                    + " 7,200 batches of frames were not kept"),
            new NotRetained(
                "median delay was not measured, and at most 300 ms was allowed: the first 7,210"
                    + " batches of frames were not kept"),
            new NotRetained(
                "median PSNR was not measured, and at least 30 dB was asked for: the first 40"
                    + " samples of the video were not kept"),
            new NotRetained(
                "median SSIM was not measured, and at least 0.9 was asked for: the first 40 samples"
                    + " of the video were not kept"),
            new NotRetained(
                "longest gap was not measured, and at most 100 ms was allowed: the first 3,600"
                    + " pieces of audio were not kept"));
  }

  @Test
  void a_freeze_or_gap_in_the_kept_part_of_a_long_call_is_broken_all_the_same() {
    MeasureLimits limits = MeasureLimits.NONE.withMaxFreezeMs(500).withMaxAudioGapMs(100);

    assertThat(limits.broken(bad(), new UnmeasuredEvents(7200, 7200, 0, 3600)))
        .containsExactly(
            new Broken("longest freeze 1.84 s in video2, and at most 500 ms was allowed"),
            new Broken("longest gap 730 ms in the audio, and at most 100 ms was allowed"));
  }

  @Test
  void a_measure_that_is_missing_says_why() {
    ReceptionMeasures receptionMeasures =
        new ReceptionMeasures(video(400, 120, null, null, null), audio(5000, null));

    assertThat(ALL.broken(receptionMeasures))
        .containsExactly(
            new NotMeasured(
                "longest freeze was not measured, and at most 500 ms was allowed: the video was"
                    + " observed for only 400 ms"),
            new NotMeasured(
                "frame rate was not measured, and at least 10 a second was asked for: the video"
                    + " was observed for only 400 ms, and a rate takes a second"),
            new NotMeasured(
                "median delay was not measured, and at most 300 ms was allowed: the pages' clocks"
                    + " were not aligned, or no frame was seen both captured and presented, or the delay may be longer by whole loops of the camera"),
            new NotMeasured(
                "median PSNR was not measured, and at least 30 dB was asked for: no frame was"
                    + " sampled that could be compared with the camera's"),
            new NotMeasured(
                "median SSIM was not measured, and at least 0.9 was asked for: no frame was"
                    + " sampled that could be compared with the camera's"),
            new NotMeasured(
                "longest gap was not measured, and at most 100 ms was allowed: the audio was not"
                    + " searched for gaps"));
  }

  @Test
  void a_delay_whose_error_reaches_over_the_limit_is_neither_kept_nor_broken() {
    assertThat(MeasureLimits.NONE.withMaxDelayMs(215).broken(GOOD))
        .containsExactly(
            new NotMeasured(
                "median delay 210 ms in video2 may be wrong by 8.5 ms, so it cannot be compared with"
                    + " the limit: at most 215 ms was allowed"));
    assertThat(MeasureLimits.NONE.withMaxDelayMs(218.5).broken(GOOD)).isEmpty();
    assertThat(MeasureLimits.NONE.withMaxDelayMs(201).broken(GOOD))
        .hasOnlyElementsOfType(Broken.class);
  }

  @Test
  void audio_that_was_not_searched_may_hide_a_gap() {
    ReceptionMeasures half =
        new ReceptionMeasures(null, audio(2500, new AudioGaps(1, 40, 1.0, 40)));
    ReceptionMeasures broken =
        new ReceptionMeasures(null, audio(2500, new AudioGaps(1, 400, 1.0, 400)));

    assertThat(MeasureLimits.NONE.withMaxAudioGapMs(100).broken(half))
        .containsExactly(
            new NotMeasured(
                "longest gap was not measured, and at most 100 ms was allowed: of 5 s of audio"
                    + " only 2.5 s were searched for gaps"));
    assertThat(MeasureLimits.NONE.withMaxAudioGapMs(100).broken(broken))
        .containsExactly(
            new Broken("longest gap 400 ms in the audio, and at most 100 ms was allowed"));
  }

  @Test
  void limits_on_what_a_peer_is_not_to_get_can_be_taken_off() {
    ReceptionMeasures none = new ReceptionMeasures(null, null);

    assertThat(ALL.withoutVideo().broken(none)).hasSize(1);
    assertThat(ALL.withoutAudio().broken(none)).hasSize(5);
    assertThat(ALL.withoutVideo().withoutAudio()).isEqualTo(MeasureLimits.NONE);
  }

  @Test
  void limits_are_set_one_by_one() {
    assertThat(
            MeasureLimits.NONE
                .withMaxFreezeMs(500)
                .withMinFramesPerSecond(10)
                .withMaxDelayMs(300)
                .withMinPsnrDb(30)
                .withMinSsim(0.9)
                .withMaxAudioGapMs(100))
        .isEqualTo(ALL);
  }

  @Test
  void a_limit_that_nothing_can_keep_to_or_break_is_refused() {
    assertThatThrownBy(() -> MeasureLimits.NONE.withMaxFreezeMs(-1))
        .hasMessage(
            "Invalid value for --max-freeze (maxFreezeMs): -1. Write a number of 0 or more.");
    assertThatThrownBy(() -> MeasureLimits.NONE.withMaxDelayMs(Double.NaN))
        .hasMessage(
            "Invalid value for --max-delay (maxDelayMs): NaN. Write a number of 0 or more.");
    assertThatThrownBy(() -> MeasureLimits.NONE.withMinSsim(1.2))
        .hasMessage("Invalid value for --min-ssim (minSsim): 1.2. Write a number from 0 to 1.");
    assertThatThrownBy(() -> MeasureLimits.NONE.withMinPsnrDb(101))
        .hasMessage("Invalid value for --min-psnr (minPsnrDb): 101. Write a number from 0 to 100.");
  }

  private static ReceptionMeasures bad() {
    return new ReceptionMeasures(
        video(
            1840,
            3.2,
            new VideoDelay(90, 410.5, 500, 380, 600, 8.5, VideoDelay.METHOD),
            new VideoQuality(6, 24.1, 20, 0.7125, 0.6, List.of("640×480"), "")),
        audio(5000, new AudioGaps(3, 730, 1.0, 900)));
  }

  private static VideoMeasures video(
      double freezeMs, Double rate, VideoDelay delay, VideoQuality quality) {
    return video(5000, freezeMs, rate, delay, quality);
  }

  private static VideoMeasures video(
      double observedMs,
      double freezeMs,
      @Nullable Double rate,
      @Nullable VideoDelay delay,
      @Nullable VideoQuality quality) {
    return new VideoMeasures(
        "video2",
        "remote-video",
        0,
        observedMs,
        100,
        SentBy.CAPTURED,
        98,
        0,
        2,
        0,
        0,
        0,
        0,
        freezeMs,
        0,
        rate,
        30.0,
        delay,
        quality);
  }

  private static AudioMeasures audio(double coveredMs, @Nullable AudioGaps gaps) {
    return new AudioMeasures("remote-audio", -20, 40, 1.0, 681.0, 5000, coveredMs, gaps, null);
  }
}
