package io.peerproof.proof;

import io.peerproof.probe.ElementEvent.VideoSample;
import io.peerproof.probe.PeerEvent;
import io.peerproof.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges a peer's incoming picture by its events. Pure. */
public final class VideoJudge {

  /** Rises of the counter that make a picture a moving one: three frames, one after the other. */
  static final int RISES_TO_PLAY = 2;

  /** A picture without a new frame for this long is frozen; a camera gives one each 33 ms. */
  static final double FREEZE_MS = 1000;

  /** Mean brightness, 0 to 255, up to which a picture counts as black; sensor noise stays below. */
  static final double BLACK_LUMA = 16;

  private final Expectation expected;
  private final List<PeerEvent> events;
  private final List<VideoSample> samples;
  private final Received received;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private VideoJudge(List<PeerEvent> events, Expectation expected) {
    this.expected = expected;
    this.events = events;
    this.samples =
        events.stream().filter(VideoSample.class::isInstance).map(VideoSample.class::cast).toList();
    this.received = Received.of(events, "video");
  }

  /** {@code events} of the peer that should see {@code expected}, in order, up to now. */
  public static VideoProof judge(List<PeerEvent> events, Expectation expected) {
    return new VideoJudge(events, expected).judge();
  }

  private VideoProof judge() {
    List<VideoSample> others = samples.stream().filter(this::isOther).toList();
    List<VideoSample> shown = others.stream().filter(VideoSample::visible).toList();
    List<VideoSample> remote =
        samples.stream().filter(sample -> sample.remote() || isOther(sample)).toList();
    Liveness liveness = Liveness.of(shown, expected.loopFrames());
    facts.put("framesWithStamp", others.size());
    facts.put("rises", liveness.rises());
    facts.put("firstCounter", liveness.firstCounter());
    facts.put("lastCounter", liveness.lastCounter());
    facts.put("framesLookedAt", remote.size());
    facts.put("framesDecoded", received.framesDecoded());
    facts.put("packetsReceived", received.packets());
    facts.putAll(LastWords.states(events));
    facts.values().removeIf(Objects::isNull);

    if (Timeline.of(events).allClosed() && !remote.isEmpty()) {
      return because(
          VideoVerdict.FROZEN,
          last(remote).atMs(),
          "the page closed the peer connection that the picture came by");
    }
    List<VideoSample> recent =
        remote.stream().filter(sample -> nowMs() - sample.atMs() <= FREEZE_MS).toList();
    return judge(recent.isEmpty() ? remote : recent, liveness);
  }

  /** Judges what is presented now; what was last presented, when nothing is. */
  private VideoProof judge(List<VideoSample> present, Liveness liveness) {
    List<VideoSample> others = present.stream().filter(this::isOther).toList();
    List<VideoSample> shown = others.stream().filter(VideoSample::visible).toList();
    if (!shown.isEmpty()) {
      return judgeShown(liveness, last(shown));
    }
    if (!others.isEmpty()) {
      return because(
          VideoVerdict.NOT_RENDERED,
          last(others).atMs(),
          "peer "
              + expected.peer()
              + "'s frames play in "
              + last(others).element()
              + ", which nobody can see: it is hidden, has no size, or is not in the document");
    }
    return present.isEmpty() ? judgeUnseen() : judgeStrange(last(present));
  }

  private VideoProof judgeShown(Liveness liveness, VideoSample last) {
    Double risenAt = liveness.lastRiseAtMs();
    double quietMs = nowMs() - (risenAt == null ? liveness.firstAtMs() : risenAt);
    if (quietMs > FREEZE_MS) {
      return because(
          VideoVerdict.FROZEN,
          risenAt,
          "the counter of peer "
              + expected.peer()
              + " stood at "
              + last.counter()
              + " for "
              + Math.round(quietMs)
              + " ms in "
              + last.element());
    }
    if (liveness.rises() < RISES_TO_PLAY) {
      return because(
          VideoVerdict.FROZEN,
          last.atMs(),
          "only " + liveness.frames() + " frame(s) of peer " + expected.peer() + " so far");
    }
    return because(
        VideoVerdict.PLAYING,
        risenAt,
        "peer "
            + expected.peer()
            + "'s counter rose to "
            + last.counter()
            + " in "
            + last.element()
            + ", "
            + last.width()
            + "×"
            + last.height());
  }

  private VideoProof judgeStrange(VideoSample last) {
    facts.put("meanLuma", last.meanLuma());
    if (last.meanLuma() <= BLACK_LUMA) {
      return because(
          VideoVerdict.BLACK,
          last.atMs(),
          "frames are presented in "
              + last.element()
              + ", and they are black (mean luma "
              + last.meanLuma()
              + " of 255)");
    }
    Integer peer = last.peer();
    return because(
        VideoVerdict.WRONG_SOURCE,
        last.atMs(),
        "frames in "
            + last.element()
            + (peer == null ? " carry no readable stamp" : " carry the stamp of peer " + peer));
  }

  private VideoProof judgeUnseen() {
    if (!received.track()) {
      return because(VideoVerdict.NO_TRACK, null, "ontrack never fired for video");
    }
    if (!Sources.mayHave(events, "video")) {
      return because(VideoVerdict.NOT_RENDERED, null, "no element was ever given the track");
    }
    if (received.framesDecoded() > 0) {
      return because(
          VideoVerdict.NOT_RENDERED,
          null,
          received.framesDecoded() + " frames were decoded, and no element presented one");
    }
    return because(
        VideoVerdict.NO_FRAMES,
        null,
        "ontrack fired, " + received.packets() + " packets arrived, and no frame was decoded");
  }

  private boolean isOther(VideoSample sample) {
    return sample.peer() != null && sample.peer() == expected.peer();
  }

  private double nowMs() {
    return LastWords.nowMs(events);
  }

  private static VideoSample last(List<VideoSample> samples) {
    return samples.get(samples.size() - 1);
  }

  private VideoProof because(VideoVerdict verdict, @Nullable Double atMs, String seen) {
    String should =
        "frames stamped by peer " + expected.peer() + ", counter rising, presented by an element";
    return new VideoProof(verdict, new Evidence(should, seen, atMs, facts));
  }
}
