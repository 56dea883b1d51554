package io.peerproof.proof.diagnosis;

import io.peerproof.event.ElementEvent.AudioCovered;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.timeline.PeerHistory;
import java.util.List;

/**
 * A page that sends silence in real time, and whose silence arrives. No slow machine makes that: it
 * delivers less audio. Pure.
 */
final class SentSilence {

  /** So long both ends are looked at: five intervals of the statistics. */
  static final double OBSERVED_MS = 2500;

  /** Less of it is between two readings of the statistics, which come twice a second and late. */
  private static final double LEAST_SPAN_MS = 1500;

  /** Of the audio that arrives, a page that waits for a processor reads a part. */
  private static final double LEAST_SHARE = 0.5;

  private SentSilence() {}

  /**
   * Tells whether the peer at the far side sends silence.
   *
   * @param history of the peer that receives it, of its current document
   * @param others events of the peer at the far side, likewise
   */
  static boolean isSeen(PeerHistory history, PeerHistory others) {
    return arrives(history) && isSent(others);
  }

  /** All audio of the last seconds is there, and is silent. */
  private static boolean arrives(PeerHistory history) {
    List<AudioCovered> covered =
        history.since(AudioCovered.class, history.latestAtMs() - OBSERVED_MS);
    return covered.stream().mapToDouble(AudioCovered::heardMs).sum() >= OBSERVED_MS * LEAST_SHARE
        && covered.stream().allMatch(one -> one.levelDb() <= AudioJudge.SILENCE_DB);
  }

  /** Each source of audio gives samples in real time, and none has any energy. */
  private static boolean isSent(PeerHistory others) {
    double fromMs = others.latestAtMs() - OBSERVED_MS;
    List<SourceGrowth> energies =
        SourceGrowth.since(others, MediaKind.AUDIO, "totalAudioEnergy", fromMs);
    List<SourceGrowth> durations =
        SourceGrowth.since(others, MediaKind.AUDIO, "totalSamplesDuration", fromMs);
    return !energies.isEmpty()
        && energies.stream().allMatch(one -> one.spanMs() >= LEAST_SPAN_MS && one.amount() == 0)
        && durations.size() == energies.size()
        && durations.stream()
            .allMatch(one -> one.amount() * 1000 >= one.spanMs() * HostHealth.AUDIO_KEPT_UP);
  }
}
