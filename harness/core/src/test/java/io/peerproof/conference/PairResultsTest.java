package io.peerproof.conference;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairResultsTest {

  private static final List<PeerSignature> MEMBERS =
      List.of(
          new PeerSignature(1, 300, 600),
          new PeerSignature(2, 300, 680),
          new PeerSignature(3, 300, 760));

  private final List<PeerEvent> events = new ArrayList<>();
  private double nowMs = 1000;

  /** The viewer, peer 1, gets two tracks of {@code peer}. */
  private void gets(int peer, String video, String audio) {
    events.add(new TrackEvent.Received(nowMs, "pc" + peer, video, MediaKind.VIDEO, "0"));
    events.add(new TrackEvent.Received(nowMs, "pc" + peer, audio, MediaKind.AUDIO, "1"));
  }

  private void sees(int peer, String track) {
    for (int counter = 1; counter <= 4; counter++) {
      nowMs += 33;
      events.add(
          new ElementEvent.VideoSample(
              nowMs, "video-" + track, track, true, counter, 320, 240, peer, counter, 100, true));
    }
  }

  private void hears(double hz, String track) {
    nowMs += 40;
    events.add(new ElementEvent.AudioSample(nowMs, "video-" + track, track, hz, -20, 0.9));
  }

  private PairResult of(int subject) {
    return PairResults.of(
            List.of(PeerHistory.of(events), PeerHistory.EMPTY, PeerHistory.EMPTY), MEMBERS)
        .stream()
        .filter(one -> one.viewer() == 1 && one.subject() == subject)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_ordered_pair_is_judged_by_its_own_tracks() {
    gets(2, "v2", "a2");
    gets(3, "v3", "a3");
    sees(2, "v2");
    sees(3, "v3");
    for (int i = 0; i < 3; i++) {
      hears(680, "a2");
      hears(760, "a3");
    }

    assertThat(of(2).good()).isTrue();
    assertThat(of(3).good()).isTrue();
    assertThat(
            PairResults.of(
                List.of(PeerHistory.of(events), PeerHistory.EMPTY, PeerHistory.EMPTY), MEMBERS))
        .hasSize(6);
  }

  @Test
  void who_is_missing_is_not_taken_for_the_wrong_one() {
    gets(2, "v2", "a2");
    sees(2, "v2");
    hears(680, "a2");
    hears(680, "a2");

    assertThat(of(3).video().verdict()).isEqualTo(VideoVerdict.NO_TRACK);
    assertThat(of(3).audio().verdict()).isEqualTo(AudioVerdict.NO_TRACK);
    assertThat(of(3).complaint())
        .isEqualTo("peer 1 does not see or hear peer 3 (NO_TRACK: ontrack never fired for video)");
    assertThat(of(2).good()).isTrue();
  }

  @Test
  void a_moment_of_another_tone_does_not_change_whose_a_track_is() {
    gets(2, "v2", "a2");
    sees(2, "v2");
    for (int i = 0; i < 4; i++) {
      hears(680, "a2");
    }
    hears(760, "a2");

    assertThat(of(2).audio().verdict()).isEqualTo(AudioVerdict.HEARD);
  }
}
