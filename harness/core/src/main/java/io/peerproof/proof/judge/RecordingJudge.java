package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.PeerHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether media with the right stamp and tone are live or a recording of them. Pure.
 *
 * <p>A track of a device is live by itself. Frames of a track that the page made must be as young
 * as the camera says: their counters are those that it captured just before. A recording is older
 * than that, its counter goes back when it begins again, and it goes on when the camera was
 * stopped.
 */
public final class RecordingJudge {

  /** Age of a frame from a page that draws the camera on a canvas, with the way to the far side. */
  private static final double YOUNG_MS = 600;

  /** Age that is accepted when it stays the same for {@link #STEADY_FOR_MS}: a slow worker. */
  private static final double OLDEST_MS = 2000;

  /** A recording as long as its age begins again before that. */
  private static final double STEADY_FOR_MS = 2500;

  /** Range of the ages of a steady page. */
  private static final double STEADY_MS = 700;

  /** Young frames in a row that show that a video is live. */
  private static final int YOUNG_FRAMES = 3;

  /** Frames by which no page puts frames in a wrong order. */
  private static final int LEAST_STEP_BACK = 9;

  /** Looks at frames this far apart tell nothing of what was between them. */
  private static final double LONGEST_LOOK_AWAY_MS = 1000;

  /** A camera that was opened again begins with its first frame. */
  private static final double REOPENED_MS = 5000;

  /** Time after which nothing of a stopped device is on its way any more. */
  private static final double ON_THE_WAY_MS = 3000;

  /** Verdicts of a recording at the moment when it begins again. */
  private static final Set<VideoVerdict> BEGINS_AGAIN =
      Set.of(VideoVerdict.STUTTERING, VideoVerdict.FROZEN);

  private static final String RECORDING = ": it is a recording";

  private RecordingJudge() {}

  /**
   * Returns the proof, or another verdict where its frames are not shown to be live.
   *
   * @param history events of the peer that sees the video
   * @param others events of the peer that sends it
   * @param sender signature of that peer
   */
  public static VideoProof judge(
      VideoProof proof, PeerHistory history, PeerHistory others, PeerSignature sender) {
    SentSources sources = SentSources.of(others, MediaKind.VIDEO);
    List<VideoSample> samples =
        history.all(VideoSample.class).stream()
            .filter(sample -> sample.remote() && sample.peer() != null && !sample.ofScreen())
            .filter(sample -> sample.peer() == sender.peer() && sample.counter() != null)
            .toList();
    boolean plays = proof.verdict() == VideoVerdict.PLAYING;
    if (!(plays || BEGINS_AGAIN.contains(proof.verdict()) && isMoving(samples))
        || sender.ofAnySource()
        || sources.ofDevices()
        || samples.isEmpty()) {
      return proof;
    }
    CapturedCounters captured = CapturedCounters.of(others, sender);
    List<Double> grantedMs =
        others.all(MediaEvent.Granted.class).stream().map(MediaEvent.Granted::atMs).toList();
    Map<String, VideoAge> tracks = new HashMap<>();
    for (VideoSample sample : samples) {
      tracks
          .computeIfAbsent(
              sample.element() + " " + sample.track(), name -> new VideoAge(sample, grantedMs))
          .add(sample, captured, sender.loopFrames());
    }
    VideoSample last = samples.get(samples.size() - 1);
    VideoAge age = Objects.requireNonNull(tracks.get(last.element() + " " + last.track()));
    OptionalDouble stoppedMs = sources.stoppedAtMs();
    if (stoppedMs.isPresent() && last.atMs() - stoppedMs.getAsDouble() > ON_THE_WAY_MS) {
      return with(
          proof,
          String.format(
              Locale.ROOT,
              "the counter of peer %d rises, and its page stopped the camera %s before%s",
              sender.peer(),
              DurationText.ofMillis(Math.round(last.atMs() - stoppedMs.getAsDouble())),
              RECORDING));
    }
    if (!others.has(MediaEvent.Granted.class)) {
      return with(
          proof,
          String.format(
              Locale.ROOT,
              "the counter of peer %d rises, and its page has no camera%s",
              sender.peer(),
              RECORDING));
    }
    if (age.wentBack != null) {
      return with(
          proof,
          String.format(
              Locale.ROOT,
              "the counter of peer %d went back from %s, within the camera's loop%s",
              sender.peer(),
              age.wentBack,
              RECORDING));
    }
    if (age.fresh || !plays) {
      return proof;
    }
    return with(
            proof,
            String.format(
                Locale.ROOT,
                "the counter of peer %d rises, but Peerproof does not know if its frames are live: its page made the track, %s",
                sender.peer(),
                age.words(stoppedMs.isPresent())))
        .ofUnknown();
  }

  /** Tells whether frames with other counters were presented in the second before the last one. */
  private static boolean isMoving(List<VideoSample> samples) {
    double lastMs = samples.isEmpty() ? 0 : samples.get(samples.size() - 1).atMs();
    return samples.stream()
            .filter(sample -> sample.atMs() >= lastMs - LONGEST_LOOK_AWAY_MS)
            .map(VideoSample::counter)
            .distinct()
            .count()
        > 1;
  }

  private static VideoProof with(VideoProof proof, String seen) {
    Evidence evidence = proof.evidence();
    return new VideoProof(
        VideoVerdict.WRONG_SOURCE,
        new Evidence(evidence.expected(), seen, evidence.atMs(), evidence.facts()));
  }

  /**
   * Returns the proof, or another verdict where the tone goes on although the page stopped each
   * microphone. A tone has no counter: of a recording beside a running microphone, the proof says
   * that nothing is known.
   *
   * @param others events of the peer that sends the audio
   * @param sender signature of that peer
   */
  public static AudioProof judge(AudioProof proof, PeerHistory others, PeerSignature sender) {
    SentSources sources = SentSources.of(others, MediaKind.AUDIO);
    Double heardMs = proof.evidence().atMs();
    if (proof.verdict() != AudioVerdict.HEARD
        || sender.ofAnySource()
        || sources.ofDevices()
        || heardMs == null) {
      return proof;
    }
    Optional<String> recording =
        sources.devices().isEmpty() && !others.has(MediaEvent.Granted.class)
            ? Optional.of("its page has no microphone")
            : sources.stoppedAtMs().stream()
                .map(stoppedMs -> heardMs - stoppedMs)
                .filter(sinceMs -> sinceMs > ON_THE_WAY_MS)
                .mapToObj(
                    sinceMs ->
                        "its page stopped the microphone "
                            + DurationText.ofMillis(Math.round(sinceMs))
                            + " before")
                .findFirst();
    Evidence evidence = proof.evidence();
    String what =
        recording
            .map(why -> ", and " + why + RECORDING)
            .orElse(", from a track that its page made: Peerproof does not know if it is live");
    return new AudioProof(
        recording.isPresent() ? AudioVerdict.WRONG_SOURCE : AudioVerdict.HEARD,
        new Evidence(
            evidence.expected(), evidence.seen() + what, evidence.atMs(), evidence.facts()));
  }

  /** Age of the frames of one track in one element, from its first frame on. */
  private static final class VideoAge {
    private final double firstMs;
    private final List<Double> grantedMs;
    private boolean fresh;
    private @Nullable String wentBack;
    private @Nullable VideoSample previous;
    private double wentBackMs;

    /** Time from one step back to the next, or from the first frame to the first step back. */
    private double periodMs;

    private int young;
    private double youngFromMs;
    private double steadyFromMs = Double.NaN;
    private double leastMs;
    private double mostMs;
    private double lastAgeMs = Double.NaN;

    /**
     * @param grantedMs when the sender's page was granted its devices
     */
    VideoAge(VideoSample first, List<Double> grantedMs) {
      this.firstMs = first.atMs();
      this.grantedMs = grantedMs;
    }

    void add(VideoSample sample, CapturedCounters captured, int loopFrames) {
      int counter = Objects.requireNonNull(sample.counter());
      VideoSample before = previous;
      previous = sample;
      if (before != null && sample.atMs() - before.atMs() <= LONGEST_LOOK_AWAY_MS) {
        int from = Objects.requireNonNull(before.counter());
        int back = Math.floorMod(from - counter, loopFrames);
        if (back >= LEAST_STEP_BACK && back < loopFrames / 2) {
          periodMs = sample.atMs() - (wentBack == null ? firstMs : wentBackMs);
          wentBackMs = sample.atMs();
          wentBack = isReopened(sample) ? null : from + " to " + counter;
          fresh = false;
          young = 0;
          steadyFromMs = Double.NaN;
        }
      }
      OptionalDouble age = captured.ageMs(counter, sample.atMs(), OLDEST_MS);
      if (age.isPresent()) {
        lastAgeMs = age.getAsDouble();
        take(age.getAsDouble(), sample.atMs());
      }
    }

    private boolean isReopened(VideoSample sample) {
      return grantedMs.stream()
          .anyMatch(ms -> ms > firstMs && ms <= sample.atMs() && ms > sample.atMs() - REOPENED_MS);
    }

    private void take(double ageMs, double atMs) {
      young = ageMs <= YOUNG_MS ? young + 1 : 0;
      if (young == 1) {
        youngFromMs = atMs;
      }
      if (ageMs > OLDEST_MS) {
        steadyFromMs = Double.NaN;
      } else if (Double.isNaN(steadyFromMs)
          || Math.max(mostMs, ageMs) - Math.min(leastMs, ageMs) > STEADY_MS) {
        steadyFromMs = atMs;
        leastMs = ageMs;
        mostMs = ageMs;
      } else {
        leastMs = Math.min(leastMs, ageMs);
        mostMs = Math.max(mostMs, ageMs);
      }
      if (young >= YOUNG_FRAMES && isBeyondRecording(atMs - youngFromMs)
          || atMs - steadyFromMs >= STEADY_FOR_MS && isBeyondRecording(atMs - steadyFromMs)) {
        fresh = true;
        wentBack = null;
      }
    }

    /**
     * Tells whether frames stayed as young as those of a camera for longer than a recording that
     * went back could: the camera repeats itself, so that its frames are those of the recording
     * once in each of its loops.
     */
    private boolean isBeyondRecording(double forMs) {
      return wentBack == null || forMs >= periodMs;
    }

    String words(boolean stopped) {
      if (stopped) {
        return "and stopped the camera";
      }
      if (Double.isNaN(lastAgeMs)) {
        return "and no frame of its camera was read";
      }
      return Double.isInfinite(lastAgeMs)
          ? "and its camera gave none of them in the 2 s before"
          : "and their age of " + DurationText.ofMillis(Math.round(lastAgeMs)) + " changes";
    }
  }
}
