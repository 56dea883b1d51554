package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.ElementSources;
import io.peerproof.timeline.InboundRtp;
import io.peerproof.timeline.PeerHistory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges one incoming video of a peer by its events. Pure. */
final class VideoTrackJudge {

  /**
   * Time in a hidden page after which a video of which no frame was decoded has stopped, in ms. A
   * hidden page reports statistics once a second, so this is three reports and a margin.
   */
  private static final double HIDDEN_WITHOUT_FRAME_MS = 3500;

  /**
   * Width by height of a frame below and above which a part of the stamp is cut away, whatever the
   * camera: 9:16 is below.
   */
  private static final double LEAST_UNCUT = 0.6;

  private static final double MOST_UNCUT = 2.4;

  /** Name of the fact that tells how the frames are turned; missing where they are upright. */
  private static final String ORIENTATION = "orientation";

  private final PeerSignature expected;
  private final PeerHistory history;
  private final List<VideoSample> remote;
  private final InboundRtp rtp;

  /** The track that is judged; null for all of them. */
  private final @Nullable String track;

  private final Set<String> paused;
  private final TimeLimits limits;

  /** Elements whose frame the page around hides. */
  private final Set<String> hiddenByFrame;

  private final Map<String, Object> facts = new LinkedHashMap<>();

  VideoTrackJudge(
      PeerHistory history,
      PeerSignature expected,
      List<VideoSample> remote,
      InboundRtp rtp,
      @Nullable String track,
      TimeLimits limits) {
    this.expected = expected;
    this.history = history;
    this.remote = remote;
    this.rtp = rtp;
    this.track = track;
    this.paused = ElementSources.paused(history);
    this.limits = limits;
    this.hiddenByFrame =
        remote.stream()
            .map(VideoSample::element)
            .distinct()
            .filter(element -> ElementSources.isInHiddenFrame(history, element))
            .collect(Collectors.toSet());
  }

  /** Tells whether the last frame that carries a stamp is one of the peer's screen. */
  boolean showsScreen() {
    List<VideoSample> others = remote.stream().filter(this::isOther).toList();
    return !others.isEmpty() && last(others).ofScreen();
  }

  /** A good video, in the place of the screen that the other peer shares. */
  VideoProof notItsScreen() {
    return because(
        VideoVerdict.WRONG_SOURCE,
        remote.isEmpty() ? null : last(remote).atMs(),
        String.format(
            Locale.ROOT, "peer %d shares its screen, and no video shows it", expected.peer()));
  }

  VideoProof judge() {
    List<VideoSample> others = remote.stream().filter(this::isOther).toList();
    List<VideoSample> shown = others.stream().filter(this::isSeen).toList();
    StampLiveness stampLiveness = StampLiveness.ofElements(shown, expected.loopFrames());
    facts.put("framesWithStamp", others.size());
    facts.put("rises", stampLiveness.rises());
    facts.put("firstCounter", stampLiveness.firstCounter());
    facts.put("lastCounter", stampLiveness.lastCounter());
    facts.put("framesLookedAt", remote.size());
    facts.put("framesDecoded", rtp.framesDecoded());
    facts.put("packetsReceived", rtp.packets());
    facts.putAll(history.states());
    facts.values().removeIf(Objects::isNull);

    if (history.timeline().allClosed() && !remote.isEmpty()) {
      return because(
          VideoVerdict.FROZEN,
          last(remote).atMs(),
          "the page closed the peer connection that the video came by");
    }
    List<VideoSample> recent =
        remote.stream().filter(sample -> nowMs() - sample.atMs() <= limits.freezeMs()).toList();
    PaintedVideo painted = PaintedVideo.of(history, expected);
    if (recent.isEmpty()) {
      if (!painted.samples().isEmpty()
          && PaintedVideo.isCanvas(painted.last().element())
          && rtp.framesDecoded() > 0) {
        return because(
                VideoVerdict.NOT_RENDERED,
                painted.last().atMs(),
                String.format(
                    Locale.ROOT,
                    "%s shows frames of peer %d, but no element plays the track: Peerproof cannot know if they are the frames that arrive",
                    name(painted.last()),
                    expected.peer()))
            .ofUnknown();
      }
      Optional<SubstituteVideo> impostor =
          SubstituteVideo.of(history, expected, nowMs() - limits.freezeMs());
      if (impostor.isPresent()) {
        return because(VideoVerdict.WRONG_SOURCE, impostor.get().atMs(), impostor.get().seen());
      }
    }
    return judge(recent.isEmpty() ? remote : recent, stampLiveness, shown, painted);
  }

  /** Judges what is presented now; what was last presented, when nothing is. */
  private VideoProof judge(
      List<VideoSample> present,
      StampLiveness stampLiveness,
      List<VideoSample> everShown,
      PaintedVideo painted) {
    List<VideoSample> others = present.stream().filter(this::isOther).toList();
    List<VideoSample> shown = others.stream().filter(this::isSeen).toList();
    if (!shown.isEmpty()) {
      return judgeShown(stampLiveness, lastOf(stampLiveness.element(), everShown), everShown);
    }
    if (others.isEmpty() && present.stream().allMatch(s -> paused.contains(s.element()))) {
      return judgeUnseen(); // a paused element shows its first frame, if any
    }
    if (!others.isEmpty()) {
      return judgeHidden(others, painted);
    }
    return present.isEmpty() ? judgeUnseen() : judgeStrange(lastOfMost(present));
  }

  /** Returns the last frame with the stamp that most frames carry; one alone may be misread. */
  private static VideoSample lastOfMost(List<VideoSample> present) {
    Map<Optional<Integer>, Long> frames =
        present.stream()
            .collect(
                Collectors.groupingBy(s -> Optional.ofNullable(s.peer()), Collectors.counting()));
    return present.stream()
        .max(
            Comparator.<VideoSample>comparingLong(s -> frames.get(Optional.ofNullable(s.peer())))
                .thenComparingDouble(VideoSample::atMs))
        .orElseThrow();
  }

  /** Judges frames that play where nobody sees them: the page may paint them elsewhere. */
  private VideoProof judgeHidden(List<VideoSample> others, PaintedVideo painted) {
    String seen =
        String.format(
            Locale.ROOT,
            "peer %d's frames play in %s",
            expected.peer(),
            ElementSources.unseen(history, last(others).element()));
    if (painted.samples().isEmpty()) {
      Optional<String> unreadable = painted.unreadable();
      VideoProof hidden =
          because(
              VideoVerdict.NOT_RENDERED,
              last(others).atMs(),
              seen + unreadable.map(why -> ", and " + why).orElseGet(painted::shownInstead));
      return unreadable.isPresent() ? hidden.ofUnknown() : hidden;
    }
    if (!painted.isOf(remote.stream().filter(this::isOther).toList())
        && !painted.standsSince(nowMs() - limits.freezeMs())) {
      return because(
          VideoVerdict.WRONG_SOURCE,
          painted.last().atMs(),
          String.format(
              Locale.ROOT,
              "%s shows frames of peer %d that are not those that arrive now",
              name(painted.last()),
              expected.peer()));
    }
    return judgeShown(
        StampLiveness.ofElements(painted.samples(), expected.loopFrames()),
        painted.last(),
        painted.samples());
  }

  private VideoProof judgeShown(
      StampLiveness stampLiveness, VideoSample last, List<VideoSample> everShown) {
    Double risenAt = stampLiveness.lastRiseAtMs();
    double quietMs =
        nowMs()
            - Math.max(
                risenAt == null ? stampLiveness.firstAtMs() : risenAt,
                history.visibility().shownAgainMs().orElse(0));
    if (quietMs > stampLiveness.freezeMs(limits)) {
      return because(
          VideoVerdict.FROZEN,
          risenAt,
          "the counter of peer "
              + expected.peer()
              + (last.ofScreen() ? "'s screen" : "")
              + " stood at "
              + last.counter()
              + " for "
              + DurationText.ofMillis(Math.round(quietMs))
              + " in "
              + name(last)
              + (goesOn(last) ? ", while that one frame was presented again and again" : ""));
    }
    facts.put(ORIENTATION, last.orientation());
    facts.values().removeIf(Objects::isNull);
    if (stoppedWhileHidden()) {
      return because(
          VideoVerdict.FROZEN, risenAt, "the page is hidden, and no frame was decoded since");
    }
    boolean slow =
        stampLiveness.usualPauseMs() > VideoJudge.LEAST_RATE_WINDOW_MS / VideoJudge.RISES_TO_PLAY;
    if (stampLiveness.rises() < VideoJudge.RISES_TO_PLAY && !slow) {
      return because(
          VideoVerdict.FROZEN,
          last.atMs(),
          "only " + stampLiveness.frames() + " frame(s) of peer " + expected.peer() + " so far");
    }
    double since = last.atMs() - VideoJudge.LEAST_RATE_WINDOW_MS;
    StampLiveness lately =
        StampLiveness.ofElements(
            everShown.stream().filter(sample -> sample.atMs() >= since).toList(),
            expected.loopFrames());
    boolean wasHidden = history.visibility().shownAgainMs().orElse(0) >= since;
    if (lately.rises() < VideoJudge.RISES_TO_PLAY && !wasHidden) {
      return because(
          VideoVerdict.STUTTERING,
          risenAt,
          String.format(
              Locale.ROOT,
              "%s of peer %d in the last second in %s, and at least 3 make a moving video",
              lately.rises() == 0 ? "1 new frame" : "2 new frames",
              expected.peer(),
              name(last)));
    }
    String unsure = ElementSources.unsure(history, last.element());
    if (!unsure.isEmpty()) {
      return unknown(
          VideoVerdict.NOT_RENDERED,
          risenAt,
          String.format(
              Locale.ROOT,
              "peer %d's frames play in %s, but Peerproof cannot know if a person sees them: %s",
              expected.peer(),
              name(last),
              unsure));
    }
    return because(
        VideoVerdict.PLAYING,
        risenAt,
        "peer "
            + expected.peer()
            + (last.ofScreen() ? "'s screen: its counter rose to " : "'s counter rose to ")
            + last.counter()
            + " in "
            + name(last)
            + ", "
            + last.width()
            + "×"
            + last.height()
            + (last.orientation() == null ? "" : ", " + last.orientation())
            + sinceHidden());
  }

  /** Tells what is known of the time in which the page is hidden; empty while it is shown. */
  private String sinceHidden() {
    OptionalDouble hidden = history.visibility().hiddenSinceMs();
    return hidden.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            ", until the page was hidden; %d frames were decoded in the %s since",
            decodedSince(hidden.getAsDouble()),
            DurationText.ofMillis(history.latestAtMs() - hidden.getAsDouble()));
  }

  private long decodedSince(double hiddenMs) {
    return rtp.framesDecoded()
        - InboundRtp.until(history, MediaKind.VIDEO, hiddenMs).framesDecoded();
  }

  /** Tells whether a hidden page receives nothing any more. */
  private boolean stoppedWhileHidden() {
    OptionalDouble hidden = history.visibility().hiddenSinceMs();
    return hidden.isPresent()
        && history.latestAtMs() - hidden.getAsDouble() > HIDDEN_WITHOUT_FRAME_MS
        && decodedSince(hidden.getAsDouble()) == 0;
  }

  /** Tells whether frames were still presented after the counter had stopped. */
  private boolean goesOn(VideoSample last) {
    return nowMs() - last.atMs() <= limits.freezeMs();
  }

  private VideoProof judgeStrange(VideoSample last) {
    facts.put("meanLuma", last.meanLuma());
    if (last.meanLuma() <= VideoJudge.BLACK_LUMA) {
      return because(
          VideoVerdict.BLACK,
          last.atMs(),
          "frames are presented in "
              + name(last)
              + ", and they are black (mean luma "
              + last.meanLuma()
              + " of 255)");
    }
    Integer peer = last.peer();
    if (peer == null && expected.ofAnySource()) {
      return new UnstampedVideoJudge(history, remote, nowMs(), facts, limits).judge(this::because);
    }
    if (peer == null && isCut(last) && remote.stream().noneMatch(this::isOther)) {
      return because(
              VideoVerdict.WRONG_SOURCE,
              last.atMs(),
              String.format(
                  Locale.ROOT,
                  "frames in %s are %d×%d, and this shape cuts off the camera's stamp: Peerproof cannot know if they are from peer %d",
                  name(last),
                  last.width(),
                  last.height(),
                  expected.peer()))
          .ofUnknown();
    }
    return because(
        VideoVerdict.WRONG_SOURCE,
        last.atMs(),
        "frames in "
            + name(last)
            + (peer == null
                ? " carry no readable stamp" + MediaSourcePolicy.HINT
                : " carry the stamp of " + OtherRun.camera(peer)));
  }

  /**
   * Tells whether frames have a shape that a browser cuts out of the middle of a camera's frame.
   */
  private static boolean isCut(VideoSample sample) {
    double aspect = (double) sample.width() / Math.max(1, sample.height());
    return aspect < LEAST_UNCUT || aspect > MOST_UNCUT;
  }

  private VideoProof judgeUnseen() {
    if (!rtp.track()) {
      return because(VideoVerdict.NO_TRACK, null, "ontrack never fired for video");
    }
    boolean mayBeGiven =
        track == null
            ? ElementSources.mayHave(history, MediaKind.VIDEO)
            : ElementSources.mayHave(history, Set.of(track));
    if (!mayBeGiven) {
      return because(VideoVerdict.NOT_RENDERED, null, "no element was ever given the track")
          .ofTrackNotGiven();
    }
    if (rtp.framesDecoded() > 0) {
      return because(
          VideoVerdict.NOT_RENDERED,
          null,
          rtp.framesDecoded()
              + " frames were decoded, and no element presented one"
              + ElementSources.why(history, MediaKind.VIDEO));
    }
    return because(
        VideoVerdict.NO_FRAMES,
        null,
        "ontrack fired, "
            + (rtp.packets() == 1 ? "1 packet" : rtp.packets() + " packets")
            + " arrived, and no frame was decoded");
  }

  private boolean isOther(VideoSample sample) {
    return sample.peer() != null && sample.peer() == expected.peer();
  }

  private boolean isSeen(VideoSample sample) {
    return sample.visible() && !hiddenByFrame.contains(sample.element());
  }

  /** The present; of a hidden page, which presents nothing, the moment when it was hidden. */
  private double nowMs() {
    return history.visibility().hiddenSinceMs().orElse(history.latestAtMs());
  }

  private String name(VideoSample sample) {
    return history.elementName(sample.element());
  }

  /** The last sample of an element; of all elements where it has none. */
  private static VideoSample lastOf(@Nullable String element, List<VideoSample> samples) {
    return last(
        samples.stream().anyMatch(sample -> sample.element().equals(element))
            ? samples.stream().filter(sample -> sample.element().equals(element)).toList()
            : samples);
  }

  private static VideoSample last(List<VideoSample> samples) {
    return samples.get(samples.size() - 1);
  }

  /**
   * The beginning of the sentence on something else than the video that was seen before; empty on
   * any other.
   */
  private String sinceSeen(VideoVerdict verdict) {
    boolean isOfNow =
        verdict == VideoVerdict.BLACK
            || verdict == VideoVerdict.WRONG_SOURCE
            || verdict == VideoVerdict.NOT_RENDERED;
    List<VideoSample> seen =
        isOfNow ? remote.stream().filter(s -> isOther(s) && isSeen(s)).toList() : List.of();
    return seen.size() <= VideoJudge.RISES_TO_PLAY
        ? ""
        : "seen until " + history.timeline().intoCall(last(seen).atMs()) + ", and then: ";
  }

  VideoProof because(VideoVerdict verdict, @Nullable Double atMs, String seen) {
    return new VideoProof(verdict, evidence(sinceSeen(verdict) + seen, atMs));
  }

  private VideoProof unknown(VideoVerdict verdict, @Nullable Double atMs, String seen) {
    return new VideoProof(verdict, evidence(seen, atMs)).ofUnknown();
  }

  private Evidence evidence(String seen, @Nullable Double atMs) {
    String should =
        (expected.ofAnySource() ? "a moving video, or " : "")
            + "frames stamped by peer "
            + expected.peer()
            + ", counter rising, at least 3 a second, presented by an element";
    return new Evidence(should, seen, atMs, facts);
  }
}
