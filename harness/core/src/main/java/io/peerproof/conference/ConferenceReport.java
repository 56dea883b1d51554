package io.peerproof.conference;

import io.peerproof.proof.Outcome;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.HostReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call of several peers.
 *
 * @param meetingVersion version of the JSON form; {@link #VERSION} if this version wrote it
 * @param outcome {@code PASSED} if each peer sees and hears every other peer
 * @param reason one or two sentences that explain the outcome
 * @param startedAt start time by the clock of the machine
 * @param durationMs wall time from the opening of the pages to the verdict, milliseconds
 * @param host machine that ran the call
 * @param command command line as the user gave it
 * @param peers peers in order
 * @param sightings results of each ordered pair; empty if nothing was measured
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

  /** Number that increases when an older reader would misread the new form. */
  public static final int VERSION = 1;

  /**
   * A peer of the conference.
   *
   * @param peer number that its camera shows
   * @param browser browser that ran; null if none could be started
   * @param artifacts files beside the report, as relative paths with forward slashes
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
          "a conference has not passed if a peer does not see or hear another");
    }
  }
}
