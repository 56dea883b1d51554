package io.peerproof.sabotage;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import org.jspecify.annotations.Nullable;

/**
 * Actual or right verdicts on one peer's incoming media.
 *
 * @param video video verdict; null if there is no requirement or no verdict
 * @param audio audio verdict; null likewise
 * @param data data channel verdict; null likewise
 */
public record Verdicts(
    @Nullable VideoVerdict video, @Nullable AudioVerdict audio, @Nullable DataVerdict data) {

  /** Video and audio of the remote peer. */
  public static final Verdicts GOOD = of(VideoVerdict.PLAYING, AudioVerdict.HEARD);

  /** No media and no track. */
  public static final Verdicts NO_TRACKS = of(VideoVerdict.NO_TRACK, AudioVerdict.NO_TRACK);

  /** Negotiated tracks without media. */
  public static final Verdicts NOTHING_CAME = of(VideoVerdict.NO_FRAMES, AudioVerdict.NO_PACKETS);

  /** No expected media. */
  public static final Verdicts NOTHING_EXPECTED =
      of(VideoVerdict.NOT_EXPECTED, AudioVerdict.NOT_EXPECTED);

  /** Data channel messages only. */
  public static final Verdicts MESSAGES =
      new Verdicts(VideoVerdict.NOT_EXPECTED, AudioVerdict.NOT_EXPECTED, DataVerdict.DELIVERED);

  /** No requirement. */
  public static final Verdicts ANY = new Verdicts(null, null, null);

  /** Creates verdicts of a peer that expects no data channel messages. */
  public static Verdicts of(VideoVerdict video, AudioVerdict audio) {
    return new Verdicts(video, audio, DataVerdict.NOT_EXPECTED);
  }

  /** Returns the verdicts of one peer of a call. */
  public static Verdicts of(CallReport report, PeerRole role) {
    PeerReport peer = report.peers().get(role == PeerRole.CALLER ? 0 : 1);
    return new Verdicts(
        peer.video() == null ? null : peer.video().verdict(),
        peer.audio() == null ? null : peer.audio().verdict(),
        peer.data() == null ? null : peer.data().verdict());
  }

  /** Returns these verdicts, completed with {@code said} if there is no requirement. */
  Verdicts orElse(Verdicts said) {
    return new Verdicts(
        video == null ? said.video : video,
        audio == null ? said.audio : audio,
        data == null ? said.data : data);
  }

  /**
   * Returns the verdicts separated by blanks, with that on data channels only if messages are
   * expected.
   */
  @Override
  public String toString() {
    String media = video + " " + audio;
    return data == null || data == DataVerdict.NOT_EXPECTED ? media : media + " " + data;
  }
}
