package io.peerproof.proof.measure;

import io.peerproof.event.ElementEvent.AudioCovered;
import io.peerproof.event.ElementEvent.AudioGap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Silences in audio that should have none: at least 20 ms below -70 dB. The silence before the
 * first tone is not one of them.
 *
 * @param count how many
 * @param longestMs the longest of them; 0 without one
 * @param longestAtMs when it began, on the page's clock; null without one
 * @param totalMs all of them together
 */
public record AudioGaps(int count, double longestMs, @Nullable Double longestAtMs, double totalMs) {

  /**
   * Two gaps with less audio than this between them are one: no less than this is reported as a
   * gap.
   */
  private static final double APART_MS = 20;

  /** A gap that begins so soon is from before the first tone. */
  private static final double LEAD_IN_MS = 100;

  /** {@code audio} of one track, in order, at least one. */
  static AudioGaps of(List<AudioCovered> audio) {
    List<AudioGap> gaps =
        merged(audio.stream().flatMap(covered -> covered.gaps().stream()).toList());
    double beginMs = audio.get(0).atMs() - audio.get(0).heardMs();
    double endMs = audio.get(audio.size() - 1).atMs();
    if (!gaps.isEmpty() && isLeadIn(gaps.get(0), beginMs, endMs)) {
      gaps.remove(0);
    }
    return gaps.stream()
        .max(Comparator.comparingDouble(AudioGap::durationMs))
        .map(
            longest ->
                new AudioGaps(
                    gaps.size(),
                    Distribution.rounded(longest.durationMs(), 1),
                    longest.fromMs(),
                    Distribution.rounded(gaps.stream().mapToDouble(AudioGap::durationMs).sum(), 1)))
        .orElse(new AudioGaps(0, 0, null, 0));
  }

  /** Tells whether a silence is a lead-in: audio followed it. */
  private static boolean isLeadIn(AudioGap gap, double beginMs, double endMs) {
    return gap.fromMs() <= beginMs + LEAD_IN_MS && endOf(gap) < endMs - APART_MS;
  }

  /**
   * A gap was cut where one event ended and the next began. Lengths are those of the audio, and
   * times those of a page that may have been late: so lengths are added.
   */
  private static List<AudioGap> merged(List<AudioGap> cut) {
    List<AudioGap> whole = new ArrayList<>();
    for (AudioGap gap : cut) {
      AudioGap before = whole.isEmpty() ? null : whole.get(whole.size() - 1);
      if (before != null && gap.fromMs() - endOf(before) < APART_MS) {
        whole.set(
            whole.size() - 1,
            new AudioGap(before.fromMs(), before.durationMs() + gap.durationMs()));
      } else {
        whole.add(gap);
      }
    }
    return whole;
  }

  private static double endOf(AudioGap gap) {
    return gap.fromMs() + gap.durationMs();
  }
}
