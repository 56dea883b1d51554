package io.peerproof.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.media.DeviceVariant;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.Story;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.expectation.PeerSignature;
import org.junit.jupiter.api.Test;

class AudioJudgeTest {

  private static final PeerSignature TONE_620 = new PeerSignature(2, 300, 620);

  @Test
  void a_mix_in_a_stream_of_an_element_is_heard_from_that_element() {
    Story story =
        Story.connected()
            .at(2000)
            .and(new ElementEvent.AudioSample(1950, "audio3", "", 621.0, -12, 0.9))
            .and(new ElementEvent.AudioSample(2000, "audio3", "", 621.0, -12, 0.9));

    assertJudged(story, AudioVerdict.HEARD, "audio3 plays 621 Hz at -12 dB");
  }

  @Test
  void the_other_peers_tone_played_aloud_is_heard() {
    Story story = Story.connected().at(2000).tone(622);

    AudioProof proof = judged(story);

    assertThat(proof.verdict()).isEqualTo(AudioVerdict.HEARD);
    assertThat(proof.evidence().expected())
        .isEqualTo("the tone of peer 2, 620 Hz, received and played aloud");
    assertThat(proof.evidence().seen()).isEqualTo("video2 plays 622 Hz at -12 dB");
  }

  @Test
  void the_tone_in_a_mix_of_web_audio_is_heard() {
    Story story = mixed(621);

    assertJudged(story, AudioVerdict.HEARD, "Web Audio plays 621 Hz at -12 dB");
  }

  @Test
  void a_mix_without_the_other_peers_tone_is_not_heard() {
    Story story = mixed(300);

    assertThat(verdict(story)).isEqualTo(AudioVerdict.WRONG_SOURCE);
  }

  @Test
  void one_stretch_is_not_enough() {
    Story story = Story.connected().at(2000).sound(620.0, -12, 0.9, "video2");

    assertThat(verdict(story)).isNotEqualTo(AudioVerdict.HEARD);
  }

  @Test
  void another_tone_is_the_wrong_source() {
    Story story = Story.connected().at(2000).tone(740);

    assertJudged(
        story,
        AudioVerdict.WRONG_SOURCE,
        "video2 plays 740 Hz at -12 dB, 90 % of it tone; to accept this source, use --expect-source any");
  }

  @Test
  void the_tone_of_the_own_microphone_is_the_wrong_source() {
    Story story = Story.connected().at(2000).tone(608);

    assertJudged(
        AudioJudge.judge(story.history(), new PeerSignature(2, 300, 681), true),
        AudioVerdict.WRONG_SOURCE,
        "video2 plays 608 Hz at -12 dB, 90 % of it tone: the peer's own fake microphone");
  }

  @Test
  void the_tone_of_a_third_peer_is_not_called_the_own_one() {
    Story story = Story.connected().at(2000).tone(DeviceVariant.FIRST.toneOf(2).hertz());
    PeerSignature first =
        new PeerSignature(1, 300, DeviceVariant.FIRST.toneOf(1).hertz()).receivedBy(3);

    assertJudged(
        AudioJudge.judge(story.history(), first, true),
        AudioVerdict.WRONG_SOURCE,
        "video2 plays 681 Hz at -12 dB, 90 % of it tone: the fake microphone of peer 2 of this call");
    assertJudged(
        AudioJudge.judge(story.history(), first.receivedBy(2), true),
        AudioVerdict.WRONG_SOURCE,
        "video2 plays 681 Hz at -12 dB, 90 % of it tone: the peer's own fake microphone");
  }

  @Test
  void the_own_tone_of_a_third_peer_is_called_its_own() {
    Story story = Story.connected().at(2000).tone(DeviceVariant.FIRST.toneOf(3).hertz());
    PeerSignature first = new PeerSignature(1, 300, DeviceVariant.FIRST.toneOf(1).hertz());

    assertThat(AudioJudge.judge(story.history(), first.receivedBy(3), true).evidence().seen())
        .endsWith(": the peer's own fake microphone");
    assertThat(AudioJudge.judge(story.history(), first.receivedBy(2), true).evidence().seen())
        .doesNotContain("fake microphone");
  }

  @Test
  void one_stretch_of_noise_does_not_hide_the_tone_of_another_run() {
    int hertz = new DeviceVariant(5, 1).toneOf(2).hertz();
    Story story =
        Story.connected()
            .at(1900)
            .tone(hertz)
            .at(2000)
            .tone(hertz)
            .at(2100)
            .sound(1290.0, -20, 0.25, "video2");

    AudioProof proof = AudioJudge.judge(story.history(), new PeerSignature(2, 300, 681), true);

    assertThat(proof.verdict()).isEqualTo(AudioVerdict.WRONG_SOURCE);
    assertThat(proof.evidence().seen())
        .isEqualTo(
            "video2 plays 1265 Hz at -12 dB, 90 % of it tone: the fake microphone of peer 2 of another run: each run needs its own room; put {room} into the address");
  }

  @Test
  void the_tone_of_another_run_is_the_wrong_source_of_any_source() {
    PeerSignature any = new PeerSignature(2, 300, 681).from(MediaSourcePolicy.ANY);
    Story story = Story.connected().at(2000).tone(new DeviceVariant(5, 1).toneOf(2).hertz());

    assertJudged(
        AudioJudge.judge(story.history(), any, true),
        AudioVerdict.WRONG_SOURCE,
        "video2 plays 1265 Hz at -12 dB, 90 % of it tone: the fake microphone of peer 2 of another run: each run needs its own room; put {room} into the address");
  }

  @Test
  void noise_that_peaks_at_the_right_place_is_the_wrong_source() {
    Story story =
        Story.connected()
            .at(2000)
            .sound(620.0, -12, 0.1, "video2")
            .at(2050)
            .sound(620.0, -12, 0.1, "video2");

    assertThat(verdict(story)).isEqualTo(AudioVerdict.WRONG_SOURCE);
  }

  /** A tone that the page plays through Web Audio alone, and what that plays. */
  private static Story mixed(double hertz) {
    return Story.connected()
        .at(2000)
        .sound(620.0, -12, 0.9, "")
        .mix(hertz)
        .at(2050)
        .sound(620.0, -12, 0.9, "")
        .mix(hertz);
  }

  private static Story purities(double... purities) {
    Story story = Story.connected();
    double atMs = 2000;
    for (double purity : purities) {
      story.at(atMs).sound(620.0, -12, purity, "video2");
      atMs += 90;
    }
    return story;
  }

  @Test
  void a_stretch_in_which_the_tone_ended_is_not_something_else() {
    Story story = purities(0.9, 0.9, 0.42);
    for (double atMs = 2300; atMs <= 3150; atMs += 120) {
      story.at(atMs).sound(null, -120, 0, "video2");
    }

    assertThat(verdict(story)).isEqualTo(AudioVerdict.SILENT);
  }

  @Test
  void stretches_in_which_the_tone_fades_are_not_something_else() {
    Story story = purities(0.9, 0.9, 0.5, 0.4);
    for (double atMs = 2420; atMs <= 3250; atMs += 120) {
      story.at(atMs).sound(null, -120, 0, "video2");
    }

    assertThat(verdict(story)).isEqualTo(AudioVerdict.SILENT);
  }

  @Test
  void a_stretch_of_another_pitch_in_which_the_tone_faded_is_not_something_else() {
    Story story = purities(0.9, 0.9).at(2180).sound(325.0, -26, 0.28, "video2");
    for (double atMs = 2300; atMs <= 3150; atMs += 120) {
      story.at(atMs).sound(null, -120, 0, "video2");
    }

    assertThat(verdict(story)).isEqualTo(AudioVerdict.SILENT);
  }

  @Test
  void another_pitch_in_place_of_the_tone_is_the_wrong_source_although_it_pauses() {
    Story story = purities(0.9, 0.9);
    for (double atMs = 2200; atMs <= 3200; atMs += 100) {
      boolean silent = atMs % 300 < 100;
      story.at(atMs).sound(silent ? null : 325.0, silent ? -120 : -26, silent ? 0 : 0.28, "video2");
    }

    assertThat(verdict(story)).isEqualTo(AudioVerdict.WRONG_SOURCE);
  }

  @Test
  void a_tone_with_less_than_half_of_the_power_is_the_wrong_source() {
    Story story = purities(0.31, 0.6, 0.45, 0.2, 0.33, 0.55, 0.31);

    assertJudged(
        story,
        AudioVerdict.WRONG_SOURCE,
        "video2 plays 620 Hz at -12 dB, and 64 % of the power is something else");
  }

  @Test
  void two_stretches_that_are_not_clear_may_be_chance() {
    assertThat(verdict(purities(0.6, 0.6))).isEqualTo(AudioVerdict.WRONG_SOURCE);
    assertThat(verdict(purities(0.6, 0.6, 0.6, 0.6, 0.6, 0.6))).isEqualTo(AudioVerdict.HEARD);
  }

  @Test
  void a_clear_stretch_among_damaged_ones_is_heard() {
    Story story = purities(0.35, 0.31, 0.9, 0.32, 0.31, 0.33, 0.35);

    assertThat(verdict(story)).isEqualTo(AudioVerdict.HEARD);
  }

  @Test
  void a_tone_in_a_mix_of_several_tracks_may_have_less_than_half_of_the_power() {
    Story story = Story.connected().received(MediaKind.AUDIO, "remote-audio-2").at(2000);
    for (double atMs = 2000; atMs <= 2100; atMs += 50) {
      story
          .at(atMs)
          .sound(620.0, -12, 0.9, "")
          .and(new ElementEvent.AudioSample(atMs, "web-audio1", "", 620.0, -12, 0.4));
    }

    assertThat(verdict(story)).isEqualTo(AudioVerdict.HEARD);
  }

  @Test
  void a_tone_in_one_of_two_channels_is_heard_and_the_channel_is_named() {
    Story story = Story.connected().at(2000);
    for (double atMs = 2000; atMs <= 2100; atMs += 50) {
      story
          .at(atMs)
          .and(
              new ElementEvent.AudioSample(
                  atMs, "video2", "remote-audio", 620.0, -12, 0.9, "right"));
    }

    AudioProof proof = judged(story);

    assertThat(proof.verdict()).isEqualTo(AudioVerdict.HEARD);
    assertThat(proof.onlyChannel()).contains("right");
    assertThat(proof.evidence().seen())
        .isEqualTo("video2 plays 620 Hz at -12 dB, in the right channel only");
  }

  @Test
  void packets_without_sound_are_silent() {
    Story story = Story.connected().at(2000).stats(0, 0, 77).sound(null, -90, 0, "video2");

    assertJudged(
        story, AudioVerdict.SILENT, "77 packets arrived, and their audio is silent (-90 dB)");
  }

  @Test
  void a_tone_that_stopped_is_silent() {
    Story story =
        Story.connected().at(2000).tone(620).stats(9, 9, 50).at(3100).sound(null, -90, 0, "video2");

    assertThat(verdict(story)).isEqualTo(AudioVerdict.SILENT);
  }

  @Test
  void a_page_that_was_held_up_and_has_not_listened_since_heard_what_it_heard_before() {
    Story story = Story.connected().at(2000).tone(620).stats(9, 9, 50).at(3100).stats(9, 9, 90);

    assertThat(verdict(story)).isEqualTo(AudioVerdict.HEARD);
    assertThat(verdict(story.at(3200).stats(9, 9, 95))).isEqualTo(AudioVerdict.SILENT);
  }

  @Test
  void audio_that_was_heard_and_is_silent_now_says_until_when() {
    Story story = Story.connected().at(9310).tone(620).stats(900, 200, 300);
    for (double atMs = 9800; atMs <= 11_300; atMs += 500) {
      story.at(atMs).sound(null, -120, 0, "video2").stats(900, 200, 315);
    }

    Evidence evidence = judged(story).evidence();

    assertThat(evidence.seen())
        .isEqualTo("heard until 8.3 s into the call, silent since: no packet arrived after that");
    assertThat(evidence.facts()).containsEntry("packetsReceivedSinceThen", 0L);
    assertThat(judged(story.stats(900, 200, 350)).evidence().seen())
        .isEqualTo(
            "heard until 8.3 s into the call, silent since: 35 packets arrived after that, and"
                + " their audio is silent (-120 dB)");
  }

  @Test
  void audio_that_was_heard_and_is_muted_now_says_until_when() {
    Story story = Story.connected().at(9310).tone(620);
    for (double atMs = 9400; atMs <= 11_300; atMs += 100) {
      story.at(atMs).sound(620.0, -12, 0.9, "");
    }

    assertThat(judged(story).evidence().seen())
        .startsWith("heard until 8.3 s into the call, and then: nothing plays the track aloud");
  }

  @Test
  void a_tone_that_no_element_plays_aloud_is_not_rendered() {
    Story story =
        Story.connected().at(2000).sound(620.0, -12, 0.9, "").at(2050).sound(620.0, -12, 0.9, "");

    assertJudged(story, AudioVerdict.NOT_RENDERED, "nothing plays the track aloud");
  }

  @Test
  void a_track_without_packets_says_so() {
    Story story = Story.connected().at(2000).stats(10, 1, 0);

    assertThat(verdict(story)).isEqualTo(AudioVerdict.NO_PACKETS);
  }

  @Test
  void without_ontrack_there_is_no_track() {
    Story story = Story.begun().connection();

    assertThat(verdict(story)).isEqualTo(AudioVerdict.NO_TRACK);
  }

  @Test
  void silence_without_a_packet_is_no_packets() {
    Story story = Story.connected().at(2000).stats(10, 1, 0).sound(null, -120, 0, "video2");

    assertThat(verdict(story)).isEqualTo(AudioVerdict.NO_PACKETS);
  }

  @Test
  void a_sound_whose_connection_was_closed_is_silent() {
    Story story = Story.connected().at(2000).tone(620).closed();

    assertThat(verdict(story)).isEqualTo(AudioVerdict.SILENT);
  }

  private static AudioProof judged(Story story) {
    return AudioJudge.judge(story.history(), TONE_620, true);
  }

  private static AudioVerdict verdict(Story story) {
    return judged(story).verdict();
  }

  private static void assertJudged(Story story, AudioVerdict verdict, String seen) {
    assertJudged(judged(story), verdict, seen);
  }

  private static void assertJudged(AudioProof proof, AudioVerdict verdict, String seen) {
    assertThat(proof.verdict()).isEqualTo(verdict);
    assertThat(proof.evidence().seen()).isEqualTo(seen);
  }
}
