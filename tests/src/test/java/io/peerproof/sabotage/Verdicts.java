package io.peerproof.sabotage;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import org.jspecify.annotations.Nullable;

/**
 * What is, or is to be, said of one peer's incoming media.
 *
 * @param video null when nothing is demanded of it, or nothing was said
 * @param audio null likewise
 * @param data null likewise
 */
public record Verdicts(
    @Nullable VideoVerdict video, @Nullable AudioVerdict audio, @Nullable DataVerdict data) {

  /** The other peer is seen and heard. */
  public static final Verdicts GOOD = of(VideoVerdict.PLAYING, AudioVerdict.HEARD);

  /** Nothing ever came, not even a track. */
  public static final Verdicts NO_TRACKS = of(VideoVerdict.NO_TRACK, AudioVerdict.NO_TRACK);

  /** Tracks were negotiated, and nothing came by them. */
  public static final Verdicts NOTHING_CAME = of(VideoVerdict.NO_FRAMES, AudioVerdict.NO_PACKETS);

  /** Nothing was to come. */
  public static final Verdicts NOTHING_EXPECTED =
      of(VideoVerdict.NOT_EXPECTED, AudioVerdict.NOT_EXPECTED);

  /** Messages and nothing else. */
  public static final Verdicts MESSAGES =
      new Verdicts(VideoVerdict.NOT_EXPECTED, AudioVerdict.NOT_EXPECTED, DataVerdict.DELIVERED);

  /** Anything goes. */
  public static final Verdicts ANY = new Verdicts(null, null, null);

  /** Of a peer that expects no messages. */
  public static Verdicts of(VideoVerdict video, AudioVerdict audio) {
    return new Verdicts(video, audio, DataVerdict.NOT_EXPECTED);
  }

  /** What was said of one peer of a call. */
  public static Verdicts of(CallReport report, PeerRole role) {
    PeerReport peer = report.peers().get(role == PeerRole.CALLER ? 0 : 1);
    return new Verdicts(
        peer.video() == null ? null : peer.video().verdict(),
        peer.audio() == null ? null : peer.audio().verdict(),
        peer.data() == null ? null : peer.data().verdict());
  }

  /** These, and where nothing is demanded, what was said. */
  Verdicts orElse(Verdicts said) {
    return new Verdicts(
        video == null ? said.video : video,
        audio == null ? said.audio : audio,
        data == null ? said.data : data);
  }

  /** Separated by blanks; of messages only where some are expected. */
  @Override
  public String toString() {
    String media = video + " " + audio;
    return data == null || data == DataVerdict.NOT_EXPECTED ? media : media + " " + data;
  }
}
