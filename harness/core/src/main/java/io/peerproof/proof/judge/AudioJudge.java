package io.peerproof.proof.judge;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.ElementEvent.AudioSample;
import io.peerproof.event.MediaKind;
import io.peerproof.media.DeviceVariant;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.ElementSources;
import io.peerproof.timeline.InboundRtp;
import io.peerproof.timeline.PeerHistory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges a peer's incoming audio by its events. Pure. */
public final class AudioJudge {

  /**
   * Largest deviation of a tone from the expected one, in Hz: a bin of the probe's window is 23 Hz.
   */
  public static final double TOLERANCE_HZ = 20;

  /** Share of the power that tells whose tone it is; chance and speech stay below. */
  public static final double MIN_PURITY = 0.3;

  /**
   * Share of the power that the tone holds in a clear stretch. No noise or music that has as much
   * power as the tone leaves one.
   */
  private static final double CLEAR_PURITY = 0.8;

  /** Mean share of the tone without a clear stretch: more than all else together. */
  private static final double LEAST_MEAN_PURITY = 0.5;

  /** Stretches whose mean is not that of chance. */
  private static final int STRETCHES_OF_MEAN = 6;

  /** Below this level there is nothing that a person would hear. */
  public static final double SILENCE_DB = -70;

  /** The most stretches in which a tone fades when no packets arrive any more. */
  private static final int STRETCHES_OF_END = 3;

  /** Stretches with the right tone that make it heard, the last of them now. */
  static final int STRETCHES_TO_HEAR = 2;

  /** Name of the fact that tells the only channel with sound; missing where both have some. */
  private static final String CHANNEL = "channel";

  /** Packets that were on their way when the audio stopped, and the age of statistics. */
  private static final double ON_THE_WAY_MS = 350;

  private final PeerSignature expected;
  private final PeerHistory history;
  private final Set<String> tracks;
  private final List<AudioSample> recent;
  private final InboundRtp rtp;
  private final TimeLimits limits;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private AudioJudge(PeerHistory history, PeerSignature expected, TimeLimits limits) {
    this.limits = limits;
    this.expected = expected;
    this.history = history;
    this.tracks = history.remoteTracks(MediaKind.AUDIO).open();
    double nowMs = nowMs();
    this.recent =
        history.since(AudioSample.class, nowMs - limits.silenceMs()).stream()
            .filter(this::isListenedTo)
            .toList();
    this.rtp = history.inboundRtp(MediaKind.AUDIO);
  }

  /** On a machine that keeps up. */
  public static AudioProof judge(PeerHistory history, PeerSignature expected, boolean wanted) {
    return judge(history, expected, wanted, TimeLimits.USUAL);
  }

  /**
   * {@code history} of the peer that should hear {@code expected}, in order, up to now.
   *
   * @param wanted whether it is to hear anything; else nothing is listened for
   * @param limits how long audio may pause
   */
  public static AudioProof judge(
      PeerHistory history, PeerSignature expected, boolean wanted, TimeLimits limits) {
    return wanted
        ? new AudioJudge(history, expected, limits).judge()
        : new AudioProof(
            AudioVerdict.NOT_EXPECTED,
            new Evidence("no audio", "audio was not examined", null, Map.of()));
  }

  private AudioProof judge() {
    List<AudioSample> right = recent.stream().filter(this::isOther).toList();
    List<AudioSample> aloud = right.stream().filter(s -> !s.element().isEmpty()).toList();
    long everAloud =
        history.all(AudioSample.class).stream()
            .filter(s -> isListenedTo(s) && isOther(s) && !s.element().isEmpty())
            .limit(STRETCHES_TO_HEAR)
            .count();
    AudioSample last = recent.isEmpty() ? null : recent.get(recent.size() - 1);
    facts.put("stretchesWithTone", right.size());
    facts.put("stretchesListenedTo", recent.size());
    facts.put("lastHz", last == null ? null : tenths(last.hz()));
    facts.put("lastLevelDb", last == null ? null : tenths(last.levelDb()));
    facts.put("packetsReceived", rtp.packets());
    facts.putAll(history.states());
    facts.values().removeIf(Objects::isNull);

    if (history.timeline().allClosed() && rtp.track()) {
      return because(
          AudioVerdict.SILENT, null, "the page closed the peer connection that the audio came by");
    }
    if (!aloud.isEmpty() && everAloud >= STRETCHES_TO_HEAR) {
      AudioSample heard = aloud.get(aloud.size() - 1);
      double share = meanPurity();
      if (endsInSilence() && !isClear(aloud, share)) {
        return because(AudioVerdict.SILENT, recent.get(recent.size() - 1).atMs(), silence());
      }
      if (!isClear(aloud, share)) {
        return because(
            AudioVerdict.WRONG_SOURCE,
            heard.atMs(),
            String.format(
                Locale.ROOT,
                "%s plays %.0f Hz at %.0f dB, and %.0f %% of the power is something else",
                player(heard),
                heard.hz(),
                heard.levelDb(),
                100 - 100 * share));
      }
      String only = channelOf(aloud);
      facts.put(CHANNEL, only.isEmpty() ? null : only);
      facts.values().removeIf(Objects::isNull);
      return because(
          AudioVerdict.HEARD,
          heard.atMs(),
          String.format(
              Locale.ROOT,
              "%s plays %.0f Hz at %.0f dB%s",
              player(heard),
              heard.hz(),
              heard.levelDb(),
              only.isEmpty() ? "" : ", in the " + only + " channel only"));
    }
    if (!rtp.track()) {
      return because(AudioVerdict.NO_TRACK, null, "ontrack never fired for audio");
    }
    if (rtp.packets() == 0 && sounding().isEmpty()) {
      return because(
          AudioVerdict.NO_PACKETS, null, "ontrack fired for audio, and no packet arrived");
    }
    if (last == null) {
      return ElementSources.mayHave(history, MediaKind.AUDIO)
          ? because(AudioVerdict.SILENT, null, "the track gave no audio for a second")
          : because(AudioVerdict.NOT_RENDERED, null, "no element was ever given the track");
    }
    List<AudioSample> strange =
        sounding().stream().filter(s -> !s.element().isEmpty() && !isOther(s)).toList();
    boolean ended = everAloud >= STRETCHES_TO_HEAR && endsInSilence();
    if (aloud.isEmpty() && !strange.isEmpty() && !ended) {
      return judgeStrange(strange);
    }
    if (sounding().isEmpty() || ended) {
      return because(AudioVerdict.SILENT, last.atMs(), silence());
    }
    return aloud.isEmpty()
        ? because(
            AudioVerdict.NOT_RENDERED,
            last.atMs(),
            "nothing plays the track aloud" + ElementSources.why(history, MediaKind.AUDIO))
        : because(
            AudioVerdict.SILENT, last.atMs(), "only one stretch of 43 ms with the tone so far");
  }

  /** Tells whether the tone is most of what is heard; in a mix of several tracks it need not be. */
  private boolean isClear(List<AudioSample> aloud, double share) {
    boolean ofSeveral = tracks.size() > 1 && aloud.stream().anyMatch(AudioSample::mixed);
    return ofSeveral
        || aloud.stream().anyMatch(s -> s.purity() >= CLEAR_PURITY)
        || aloudNow().size() >= STRETCHES_OF_MEAN && share >= LEAST_MEAN_PURITY;
  }

  /**
   * Tells whether all is silent after a few stretches, in which the tone may just have ended: it
   * fades when packets stop to arrive.
   */
  private boolean endsInSilence() {
    int sounding = aloudNow().size();
    int silent = 0;
    while (silent < recent.size()
        && recent.get(recent.size() - 1 - silent).levelDb() <= SILENCE_DB) {
      silent++;
    }
    return sounding <= STRETCHES_OF_END && silent >= Math.max(1, sounding);
  }

  /** Returns the mean share of the power that the tone has in what is played aloud. */
  private double meanPurity() {
    return aloudNow().stream().mapToDouble(s -> isOther(s) ? s.purity() : 0).average().orElse(0);
  }

  private List<AudioSample> aloudNow() {
    return sounding().stream().filter(s -> !s.element().isEmpty()).toList();
  }

  /** Returns the one channel that has all of the sound; empty where both have some. */
  private static String channelOf(List<AudioSample> heard) {
    List<String> channels =
        heard.stream().map(s -> s.channel() == null ? "" : s.channel()).distinct().toList();
    return channels.size() == 1 ? channels.get(0) : "";
  }

  /** Packets that arrived since the audio stopped, or ever if there was none. */
  private String silence() {
    double levelDb = recent.get(recent.size() - 1).levelDb();
    OptionalDouble heardMs = lastHeardMs();
    if (heardMs.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "%d packets arrived, and their audio is silent (%.0f dB)",
          rtp.packets(),
          levelDb);
    }
    long then =
        InboundRtp.earlier(
                history, MediaKind.AUDIO, statsUntil(heardMs.getAsDouble() + ON_THE_WAY_MS))
            .packets();
    long since = rtp.packets() - then;
    facts.put("packetsReceivedSinceThen", since);
    return since > 0
        ? String.format(
            Locale.ROOT,
            "%d packets arrived after that, and their audio is silent (%.0f dB)",
            since,
            levelDb)
        : "no packet arrived after that";
  }

  private List<Stats> statsUntil(double untilMs) {
    List<Stats> all = history.all(Stats.class);
    int count = 0;
    while (count < all.size() && all.get(count).atMs() <= untilMs) {
      count++;
    }
    return all.subList(0, Math.min(count + 1, all.size()));
  }

  /** Time of the last audio of the other peer that was audible; empty if there was none. */
  private OptionalDouble lastHeardMs() {
    return history.all(AudioSample.class).stream()
        .filter(s -> isListenedTo(s) && isOther(s) && !s.element().isEmpty())
        .mapToDouble(AudioSample::atMs)
        .max();
  }

  private AudioProof judgeStrange(List<AudioSample> strange) {
    AudioSample last = lastOfMost(strange);
    String seen =
        String.format(
            Locale.ROOT,
            "%s plays %.0f Hz at %.0f dB, %.0f %% of it tone",
            player(last),
            last.hz(),
            last.levelDb(),
            last.purity() * 100);
    int number = microphoneOf(last);
    int peer = number == 0 ? 0 : expected.peer() + number - expectedMicrophone();
    if (!expected.own() && isOfCall(peer)) {
      return because(
          AudioVerdict.WRONG_SOURCE,
          last.atMs(),
          seen
              + (peer == expected.receiver()
                  ? ": the peer's own fake microphone"
                  : ": the fake microphone of peer " + peer + " of this call"));
    }
    if (number != 0 && groupOf(number) != groupOf(expectedMicrophone())) {
      return because(
          AudioVerdict.WRONG_SOURCE, last.atMs(), seen + ": " + OtherRun.microphone(number));
    }
    if (!expected.ofAnySource()) {
      return because(AudioVerdict.WRONG_SOURCE, last.atMs(), seen + MediaSourcePolicy.HINT);
    }
    facts.put("source", "unstamped");
    return strange.size() >= STRETCHES_TO_HEAR
        ? because(AudioVerdict.HEARD, last.atMs(), seen)
        : because(AudioVerdict.SILENT, last.atMs(), "only one stretch of 43 ms with audio so far");
  }

  /**
   * Returns the last stretch with the tone that most stretches carry; a single one may be noise.
   */
  private static AudioSample lastOfMost(List<AudioSample> strange) {
    Map<Integer, Long> stretches =
        strange.stream()
            .collect(Collectors.groupingBy(AudioJudge::microphoneOf, Collectors.counting()));
    return strange.stream()
        .max(
            Comparator.<AudioSample>comparingLong(s -> stretches.get(microphoneOf(s)))
                .thenComparingDouble(AudioSample::atMs))
        .orElseThrow();
  }

  /** Tells whether the call is known to have a peer with this number. */
  private boolean isOfCall(int peer) {
    return peer >= 1 && peer <= Math.max(2, Math.max(expected.peer(), expected.receiver()));
  }

  private int expectedMicrophone() {
    return DeviceVariant.microphoneOf(expected.toneHz(), TOLERANCE_HZ);
  }

  /** Returns the number of the fake microphone whose tone this is; 0 if it is none. */
  private static int microphoneOf(AudioSample sample) {
    Double hz = sample.hz();
    return hz == null || sample.purity() < MIN_PURITY
        ? 0
        : DeviceVariant.microphoneOf(hz, TOLERANCE_HZ);
  }

  private static int groupOf(int microphone) {
    return Math.floorDiv(microphone - 1, DeviceVariant.PEERS);
  }

  /** Tells whether a sample is of a remote track, or of a mix that the page made of them. */
  private boolean isListenedTo(AudioSample sample) {
    return sample.mixed() || tracks.contains(sample.track());
  }

  /** Returns the name of what plays a stretch aloud, as its page calls it. */
  private String player(AudioSample sample) {
    return sample.element().contains("web-audio")
        ? "Web Audio"
        : history.elementName(sample.element());
  }

  private List<AudioSample> sounding() {
    return recent.stream().filter(s -> s.hz() != null && s.levelDb() > SILENCE_DB).toList();
  }

  private boolean isOther(AudioSample sample) {
    return carries(sample, expected);
  }

  /** Tells whether this stretch of audio consists of the tone of {@code expected}. */
  public static boolean carries(AudioSample sample, PeerSignature expected) {
    Double hz = sample.hz();
    return hz != null
        && Math.abs(hz - expected.toneHz()) <= TOLERANCE_HZ
        && sample.purity() >= MIN_PURITY
        && sample.levelDb() > SILENCE_DB;
  }

  private static @Nullable Double tenths(@Nullable Double value) {
    return value == null ? null : Math.round(value * 10) / 10.0;
  }

  /**
   * The present. What a page says first after it was held up tells nothing of the audio meanwhile:
   * unless it listened since, its present is still what it was before.
   */
  private double nowMs() {
    double lastMs = history.latestAtMs();
    double beforeMs = history.beforeLatestAtMs();
    boolean listened =
        history.since(AudioSample.class, lastMs).stream().anyMatch(this::isListenedTo);
    return lastMs - beforeMs > limits.heldUpMs() && !listened ? beforeMs : lastMs;
  }

  /** The beginning of the sentence on audio that was once heard; empty on any other. */
  private String sinceHeard(AudioVerdict verdict) {
    OptionalDouble heardMs = lastHeardMs();
    if (verdict.good() || heardMs.isEmpty() || !recent.isEmpty() && heardNow()) {
      return "";
    }
    String until = "heard until " + history.timeline().intoCall(heardMs.getAsDouble());
    return verdict == AudioVerdict.SILENT ? until + ", silent since: " : until + ", and then: ";
  }

  private boolean heardNow() {
    return recent.stream().anyMatch(s -> isOther(s) && !s.element().isEmpty());
  }

  private AudioProof because(AudioVerdict verdict, @Nullable Double atMs, String seen) {
    String should =
        String.format(
            Locale.ROOT,
            "%sthe tone of peer %d, %.0f Hz, received and played aloud",
            expected.ofAnySource() ? "audio, or " : "",
            expected.peer(),
            expected.toneHz());
    return new AudioProof(verdict, new Evidence(should, sinceHeard(verdict) + seen, atMs, facts));
  }
}
