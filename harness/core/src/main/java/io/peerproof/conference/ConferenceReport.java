package io.peerproof.conference;

import io.peerproof.proof.Outcome;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.HostReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call of several peers.
 *
 * @param meetingVersion of the JSON form, {@link #VERSION} when written by this version
 * @param outcome {@code PASSED} when each peer sees and hears each other
 * @param reason one sentence, or two
 * @param startedAt wall clock of the machine that ran it
 * @param durationMs wall time, from the opening of the pages to the verdict
 * @param host the machine that ran it
 * @param command the command line, as it was given
 * @param peers the first first
 * @param sightings one for each ordered pair; empty when nothing could be measured
 */
public record ConferenceReport(
    int meetingVersion,
    Outcome outcome,
    String reason,
    Instant startedAt,
    double durationMs,
    HostReport host,
    List<String> command,
    List<Member> peers,
    List<PairResult> sightings) {

  /** Rises when a reader of the older form would misread the newer. */
  public static final int VERSION = 1;

  /**
   * One of them.
   *
   * @param peer its number, which its camera films
   * @param browser what ran; null when none could be started
   * @param artifacts files beside the report, relative to it, with forward slashes
   */
  public record Member(int peer, @Nullable BrowserReport browser, List<String> artifacts) {
    public Member {
      artifacts = List.copyOf(artifacts);
    }
  }

  public ConferenceReport {
    command = List.copyOf(command);
    peers = List.copyOf(peers);
    sightings = List.copyOf(sightings);
    if (outcome == Outcome.PASSED
        && (sightings.isEmpty() || !sightings.stream().allMatch(PairResult::good))) {
      throw new IllegalArgumentException(
          "a meeting has not passed when a peer does not see or hear another");
    }
  }
}
