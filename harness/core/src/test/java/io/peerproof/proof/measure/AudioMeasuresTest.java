package io.peerproof.proof.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent.AudioCovered;
import io.peerproof.event.ElementEvent.AudioGap;
import io.peerproof.event.ElementEvent.AudioSample;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Footage;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AudioMeasuresTest {

  private static final PeerSignature OTHER = new PeerSignature(2, 300, 681);

  @Test
  void a_sound_that_came_over_whole_is_told_as_such() {
    AudioMeasures audio =
        measure(
            received(),
            heard(1500, 500),
            tone(1600, 680.4),
            tone(1700, 681.6),
            heard(2000, 500),
            stats(2000, "remote-audio", 48_000, 480, 96, 3));

    assertThat(audio)
        .isEqualTo(
            new AudioMeasures(
                "remote-audio",
                -20,
                2,
                1.0,
                681.0,
                1000,
                1000,
                new AudioGaps(0, 0, null, 0),
                new AudioConcealment(480, 96, 3, 48_000, 0.01)));
  }

  @Test
  void nothing_is_measured_where_nothing_was_listened_to() {
    assertThat(AudioMeasures.of(PeerHistory.of(List.of(received())), OTHER)).isNull();
  }

  @Test
  void stretches_alone_tell_level_and_tone_and_no_gaps() {
    AudioMeasures audio = measure(received(), tone(1600, 681), tone(1700, 681));

    assertThat(audio.levelDb()).isEqualTo(-20);
    assertThat(audio.toneShare()).isEqualTo(1);
    assertThat(audio.gaps()).isNull();
    assertThat(audio.concealment()).isNull();
  }

  @Test
  void a_tone_counts_by_the_rule_of_the_verdict() {
    AudioMeasures audio =
        measure(
            tone(1000, 681),
            tone(1100, 702), // of nobody
            stretch(1200, 681, -20, 0.2), // hardly a tone
            stretch(1300, 681, -75, 0.9), // silence
            stretch(1400, null, -120, 0));

    assertThat(audio.stretches()).isEqualTo(5);
    assertThat(audio.toneShare()).isEqualTo(0.2);
    assertThat(audio.medianHz()).isEqualTo(681);
  }

  @Test
  void the_level_is_the_mean_of_the_power_by_time() {
    AudioMeasures audio =
        measure(
            new AudioCovered(1750, "remote-audio", 750, -10, List.of()),
            new AudioCovered(2000, "remote-audio", 250, -120, List.of()));

    assertThat(audio.levelDb()).isEqualTo(-11.2); // three quarters: -1.25 dB
  }

  @Test
  void silence_has_a_level() {
    assertThat(measure(stretch(1000, null, Double.NEGATIVE_INFINITY, 0)).levelDb()).isEqualTo(-120);
  }

  @Test
  void a_gap_that_was_cut_where_two_events_meet_is_one() {
    AudioGaps gaps =
        gaps(
            heard(1500, 500, new AudioGap(1200, 30), new AudioGap(1420, 80)),
            heard(2000, 500, new AudioGap(1500, 500)),
            heard(2500, 500, new AudioGap(2004, 46)));

    assertThat(gaps).isEqualTo(new AudioGaps(2, 626, 1420.0, 656));
  }

  @Test
  void a_page_that_read_the_sound_late_and_then_fast_loses_nothing_of_a_gap() {
    AudioGaps gaps =
        gaps(heard(1500, 500, new AudioGap(1400, 300)), heard(1600, 500, new AudioGap(1500, 500)));

    assertThat(gaps).isEqualTo(new AudioGaps(1, 800, 1400.0, 800));
  }

  @Test
  void two_gaps_with_a_sound_between_them_are_two() {
    AudioGaps gaps = gaps(heard(2000, 1000, new AudioGap(1200, 100), new AudioGap(1320, 100)));

    assertThat(gaps).isEqualTo(new AudioGaps(2, 100, 1200.0, 200));
  }

  @Test
  void silence_before_the_first_sound_is_no_gap() {
    AudioGaps gaps =
        gaps(
            heard(1500, 500, new AudioGap(1010, 490)),
            heard(2000, 500, new AudioGap(1500, 120), new AudioGap(1800, 60)));

    assertThat(gaps).isEqualTo(new AudioGaps(1, 60, 1800.0, 60));
  }

  @Test
  void a_silence_that_no_sound_ever_follows_is_a_gap() {
    AudioGaps never =
        gaps(heard(1500, 500, new AudioGap(1000, 500)), heard(2000, 500, new AudioGap(1500, 500)));
    AudioGaps stopped = gaps(heard(1500, 500), heard(2000, 500, new AudioGap(1600, 400)));

    assertThat(never).isEqualTo(new AudioGaps(1, 1000, 1000.0, 1000));
    assertThat(stopped).isEqualTo(new AudioGaps(1, 400, 1600.0, 400));
  }

  @Test
  void the_track_that_most_was_heard_of_is_measured() {
    AudioMeasures audio =
        measure(
            new AudioCovered(1500, "music", 400, -3, List.of()),
            heard(1500, 500),
            new AudioSample(1600, "audio1", "music", 440.0, -3, 1));

    assertThat(audio.track()).isEqualTo("remote-audio");
    assertThat(audio.stretches()).isZero();
    assertThat(audio.toneShare()).isNull();
  }

  @Test
  void what_the_probe_told_nothing_of_was_not_covered() {
    AudioMeasures stuck = measure(received(), heard(1500, 500), Footage.alive(4000));
    AudioMeasures closed =
        measure(
            received(),
            heard(1500, 500),
            new ConnectionEvent.Closed(1510, "pc1"),
            Footage.alive(4000));

    assertThat(stuck.observedMs()).isEqualTo(3000);
    assertThat(stuck.coveredMs()).isEqualTo(500);
    assertThat(closed.observedMs()).isEqualTo(510);
  }

  @Test
  void concealment_is_that_of_the_track_where_statistics_tell_tracks_apart() {
    AudioMeasures audio =
        measure(
            heard(1500, 500),
            stats(1500, "remote-audio", 100, 50, 0, 1),
            stats(2000, "remote-audio", 200, 50, 0, 1),
            new ConnectionEvent.Stats(
                2000,
                "pc2",
                Map.of("A", inbound("music", 400, 400, 0, 1), "T", Map.of("type", "transport"))));
    AudioMeasures untold =
        measure(
            heard(1500, 500),
            stats(1500, "a", 100, 50, 0, 1),
            new ConnectionEvent.Stats(2000, "pc2", Map.of("A", inbound("b", 300, 30, 0, 1))));

    assertThat(audio.concealment()).isEqualTo(new AudioConcealment(50, 0, 1, 200, 0.25));
    assertThat(untold.concealment()).isEqualTo(new AudioConcealment(80, 0, 2, 400, 0.2));
  }

  private static AudioMeasures measure(PeerEvent... events) {
    return Objects.requireNonNull(AudioMeasures.of(PeerHistory.of(List.of(events)), OTHER));
  }

  private static AudioGaps gaps(PeerEvent... events) {
    return Objects.requireNonNull(measure(events).gaps());
  }

  private static PeerEvent received() {
    return new TrackEvent.Received(0, "pc1", "remote-audio", MediaKind.AUDIO, "0");
  }

  private static PeerEvent heard(double atMs, double heardMs, AudioGap... gaps) {
    return new AudioCovered(atMs, "remote-audio", heardMs, -20, List.of(gaps));
  }

  private static PeerEvent tone(double atMs, double hz) {
    return stretch(atMs, hz, -20, 0.95);
  }

  private static PeerEvent stretch(
      double atMs, @Nullable Number hz, double levelDb, double purity) {
    return new AudioSample(
        atMs, "video2", "remote-audio", hz == null ? null : hz.doubleValue(), levelDb, purity);
  }

  private static PeerEvent stats(
      double atMs, String track, int total, int concealed, int silent, int events) {
    return new ConnectionEvent.Stats(
        atMs, "pc1", Map.of("A", inbound(track, total, concealed, silent, events)));
  }

  private static Map<String, Object> inbound(
      String track, int total, int concealed, int silent, int events) {
    return Map.of(
        "type", "inbound-rtp",
        "kind", "audio",
        "trackIdentifier", track,
        "totalSamplesReceived", total,
        "concealedSamples", concealed,
        "silentConcealedSamples", silent,
        "concealmentEvents", events);
  }
}
