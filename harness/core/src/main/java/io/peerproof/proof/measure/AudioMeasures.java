package io.peerproof.proof.measure;

import io.peerproof.event.ElementEvent.AudioCovered;
import io.peerproof.event.ElementEvent.AudioSample;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.timeline.ObservationWindow;
import io.peerproof.timeline.PeerHistory;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Quality of the other peer's audio as received. {@code docs/measures.md} says how each figure is
 * taken, and what it does not tell.
 *
 * @param track the remote track; of several, the one that most was heard of
 * @param levelDb mean power of all of it, decibels relative to full scale
 * @param stretches of some 43 ms that were analysed for a tone
 * @param toneShare of these, the share with the other peer's tone, 0 to 1; null without stretches
 * @param medianHz of the strongest tone, whosever it was; null where there was none
 * @param observedMs from when the probe began to listen until the end of the watch
 * @param coveredMs of that, how much was searched for gaps
 * @param gaps in the audio; null when it was not searched for any
 * @param concealment what the browser made up; null when its statistics did not say
 */
public record AudioMeasures(
    String track,
    double levelDb,
    int stretches,
    @Nullable Double toneShare,
    @Nullable Double medianHz,
    double observedMs,
    double coveredMs,
    @Nullable AudioGaps gaps,
    @Nullable AudioConcealment concealment) {

  private static final double SILENT_DB = -120;

  /** Null when no remote track was listened to. */
  static @Nullable AudioMeasures of(PeerHistory history, PeerSignature expected) {
    List<AudioCovered> audio = history.all(AudioCovered.class);
    List<AudioSample> stretches =
        history.all(AudioSample.class).stream().filter(sample -> !sample.mixed()).toList();
    return Stream.concat(
            audio.stream().map(AudioCovered::track), stretches.stream().map(AudioSample::track))
        .distinct()
        .max(
            Comparator.comparingDouble((String track) -> coveredMs(ofTrack(audio, track)))
                .thenComparing(track -> stretchesOf(stretches, track).size()))
        .map(
            track ->
                of(history, expected, track, ofTrack(audio, track), stretchesOf(stretches, track)))
        .orElse(null);
  }

  private static AudioMeasures of(
      PeerHistory history,
      PeerSignature expected,
      String track,
      List<AudioCovered> audio,
      List<AudioSample> stretches) {
    long right = stretches.stream().filter(s -> isTone(s, expected.toneHz())).count();
    List<Double> tones = stretches.stream().map(AudioSample::hz).filter(Objects::nonNull).toList();
    return new AudioMeasures(
        track,
        levelDb(audio, stretches),
        stretches.size(),
        stretches.isEmpty() ? null : Distribution.rounded((double) right / stretches.size(), 4),
        tones.isEmpty() ? null : Distribution.rounded(new Distribution(tones).median(), 1),
        Distribution.rounded(observedMs(history, track, audio, stretches), 1),
        Distribution.rounded(coveredMs(audio), 1),
        audio.isEmpty() ? null : AudioGaps.of(audio),
        AudioConcealment.of(history, track));
  }

  /** By the rule of the verdict on one stretch. */
  private static boolean isTone(AudioSample sample, double toneHz) {
    Double hz = sample.hz();
    return hz != null
        && Math.abs(hz - toneHz) <= AudioJudge.TOLERANCE_HZ
        && sample.purity() >= AudioJudge.MIN_PURITY
        && sample.levelDb() > AudioJudge.SILENCE_DB;
  }

  /** Of all the audio; of the analysed stretches, where no more is known. */
  private static double levelDb(List<AudioCovered> audio, List<AudioSample> stretches) {
    double heardMs = coveredMs(audio);
    double power =
        heardMs > 0
            ? audio.stream().mapToDouble(s -> s.heardMs() * power(s.levelDb())).sum() / heardMs
            : stretches.stream().mapToDouble(s -> power(s.levelDb())).average().orElse(0);
    return Distribution.rounded(Math.max(SILENT_DB, 10 * Math.log10(power)), 1);
  }

  private static double power(double levelDb) {
    return Math.pow(10, levelDb / 10);
  }

  private static double observedMs(
      PeerHistory history, String track, List<AudioCovered> audio, List<AudioSample> stretches) {
    double beginMs =
        Stream.concat(
                audio.stream().limit(1).map(s -> s.atMs() - s.heardMs()),
                stretches.stream().limit(1).map(PeerEvent::atMs))
            .min(Double::compare)
            .orElseThrow();
    double toldAtMs =
        Stream.of(last(audio), last(stretches))
            .flatMap(Optional::stream)
            .mapToDouble(PeerEvent::atMs)
            .max()
            .orElseThrow();
    return Math.max(0, ObservationWindow.endMs(history, track, toldAtMs) - beginMs);
  }

  private static double coveredMs(List<AudioCovered> audio) {
    return audio.stream().mapToDouble(AudioCovered::heardMs).sum();
  }

  private static List<AudioCovered> ofTrack(List<AudioCovered> audio, String track) {
    return audio.stream().filter(covered -> covered.track().equals(track)).toList();
  }

  private static List<AudioSample> stretchesOf(List<AudioSample> stretches, String track) {
    return stretches.stream().filter(stretch -> stretch.track().equals(track)).toList();
  }

  private static <E extends PeerEvent> Optional<E> last(List<E> history) {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }
}
