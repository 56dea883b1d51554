package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings.Timing;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.OrderedPair;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.expectation.OneWayPolicy;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The judgement of a call of three. */
class GroupCallTest {

  private static final List<PeerRole> ROLES = PeerRole.of(3);
  private static final Map<PeerRole, PeerSignature> SIGNATURES =
      Map.of(
          PeerRole.PEER1, new PeerSignature(1, 300, 600),
          PeerRole.PEER2, new PeerSignature(2, 300, 680),
          PeerRole.PEER3, new PeerSignature(3, 300, 760));

  private final Map<PeerRole, Page> pages = new EnumMap<>(PeerRole.class);
  private final Map<PeerRole, Duration> silences = new EnumMap<>(PeerRole.class);
  private Optional<CallExpectation> stated = Optional.of(CallExpectation.VIDEO_AND_AUDIO);
  private long nanos;

  /** The events of a page of the mesh. */
  private static final class Page {
    private final List<PeerEvent> events = new ArrayList<>();
    private double nowMs = 1000;

    Page() {
      events.add(new PageEvent.DocumentStarted(1000, "http://page/", false));
      events.add(new PageEvent.DocumentLoaded(1001, "http://page/", false, 200));
    }

    Page gets(int peer) {
      return gets(peer, "v" + peer, "a" + peer);
    }

    Page gets(int peer, String video, String audio) {
      events.add(new ConnectionEvent.Created(nowMs, "pc" + peer, List.of()));
      events.add(new TrackEvent.Received(nowMs, "pc" + peer, video, MediaKind.VIDEO, "0"));
      events.add(new TrackEvent.Received(nowMs, "pc" + peer, audio, MediaKind.AUDIO, "1"));
      return this;
    }

    Page sees(int peer) {
      for (int counter = 1; counter <= 4; counter++) {
        nowMs += 33;
        events.add(
            new ElementEvent.VideoSample(
                nowMs,
                "video" + peer,
                "v" + peer,
                true,
                counter,
                320,
                240,
                peer,
                counter,
                100,
                true));
      }
      return this;
    }

    Page hears(int peer) {
      return hears(SIGNATURES.get(ROLES.get(peer - 1)).toneHz(), "a" + peer)
          .hears(SIGNATURES.get(ROLES.get(peer - 1)).toneHz(), "a" + peer);
    }

    Page hears(double hz, String track) {
      nowMs += 20;
      events.add(new ElementEvent.AudioSample(nowMs, "video-" + track, track, hz, -20, 0.9));
      return this;
    }
  }

  /** Each peer receives the media of both others. */
  private void allSeeAndHear() {
    for (int own = 1; own <= 3; own++) {
      Page page = new Page();
      for (int other = 1; other <= 3; other++) {
        if (other != own) {
          page.gets(other).sees(other).hears(other);
        }
      }
      pages.put(ROLES.get(own - 1), page);
    }
  }

  private CallMonitor monitor(Duration hold) {
    return monitor(criteria(hold));
  }

  private ProofCriteria criteria(Duration hold) {
    return new ProofCriteria(
        stated,
        ROLES,
        SIGNATURES::get,
        new Timing(Duration.ofSeconds(20), hold),
        OneWayPolicy.INFERRED);
  }

  private CallMonitor monitor(ProofCriteria criteria) {
    return new CallMonitor(
        criteria,
        role ->
            new CallMonitor.PeerActivity(
                PeerHistory.of(pages.get(role).events), silences.getOrDefault(role, Duration.ZERO)),
        Optional::empty,
        () -> nanos,
        new FakeHost(),
        CallMonitor.NO_ACTION);
  }

  private static PeerAssessment pair(CallAssessment assessment, int receiver, int sender) {
    return assessment.pairs().stream()
        .filter(one -> one.role().number() == receiver && one.remote().number() == sender)
        .findFirst()
        .orElseThrow();
  }

  private static CallResult timedOut(CallAssessment assessment) {
    return CallResult.of(
        new CallTermination.TimedOut(Duration.ofSeconds(20)), assessment, StarvationJudge.NONE);
  }

  @Test
  void it_is_proven_when_each_ordered_pair_is_good() {
    allSeeAndHear();
    CallMonitor monitor = monitor(Duration.ZERO);

    CallAssessment assessment = monitor.judgement();

    assertThat(assessment.pairs()).hasSize(6).allMatch(PeerAssessment::good);
    assertThat(assessment.byReceiver()).hasSize(3);
    assertThat(monitor.get()).containsInstanceOf(CallTermination.Proven.class);
    assertThat(timedOut(assessment).reason())
        .isEqualTo("Each of the 3 peers sees and hears every other peer.");
  }

  @Test
  void a_pair_that_is_broken_is_named_and_the_others_are_good() {
    allSeeAndHear();
    pages.put(PeerRole.PEER2, new Page().gets(1).sees(1).hears(1).gets(3).hears(3));

    CallAssessment assessment = monitor(Duration.ZERO).judgement();

    assertThat(pair(assessment, 2, 3).video().verdict()).isNotEqualTo(VideoVerdict.PLAYING);
    assertThat(pair(assessment, 2, 1).good()).isTrue();
    assertThat(timedOut(assessment).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(timedOut(assessment).reason())
        .startsWith("1 of 6 ordered pairs do not receive the expected media")
        .contains("peer 2 does not see peer 3 (");
  }

  @Test
  void one_ordered_pair_can_be_judged_alone() {
    allSeeAndHear();
    pages.put(PeerRole.PEER2, new Page().gets(1).sees(1).hears(1).gets(3).hears(3));
    ProofCriteria criteria = criteria(Duration.ZERO);
    OrderedPair good = new OrderedPair(PeerRole.PEER2, PeerRole.PEER1);
    OrderedPair broken = new OrderedPair(PeerRole.PEER2, PeerRole.PEER3);

    CallAssessment assessment = monitor(criteria.only(broken)).judgement();

    assertThat(monitor(criteria.only(good)).get()).containsInstanceOf(CallTermination.Proven.class);
    assertThat(assessment.pairs().stream().filter(PeerAssessment::good)).hasSize(5);
    assertThat(pair(assessment, 2, 3).good()).isFalse();
    assertThat(pair(assessment, 1, 3).video().verdict()).isEqualTo(VideoVerdict.NOT_EXPECTED);
    assertThat(assessment.basis().because())
        .first()
        .isEqualTo("It was stated: video and audio of peer 3 at peer 2.");
    assertThat(timedOut(assessment).reason())
        .startsWith(
            "The ordered pair that was asked for does not receive the expected media (no proof within 20 s): peer 2 does not see peer 3 (");
    assertThat(timedOut(monitor(criteria.only(good)).judgement()).reason())
        .isEqualTo("Peer 2 receives the expected media of peer 1: video and audio.");
  }

  @Test
  void pairs_of_which_nothing_is_expected_do_not_count() {
    allSeeAndHear();
    pages.put(PeerRole.PEER1, new Page().gets(2).sees(2).hears(2).gets(3).hears(3));
    stated = Optional.of(CallExpectation.parse("video=recvonly"));

    CallAssessment assessment = monitor(Duration.ZERO).judgement();

    assertThat(timedOut(assessment).reason())
        .startsWith(
            "1 of 2 ordered pairs do not receive the expected media (no proof within 20 s): peer 1 does not see peer 3 (");
  }

  @Test
  void a_peer_that_is_missing_is_not_taken_for_the_wrong_one() {
    allSeeAndHear();
    pages.put(PeerRole.PEER1, new Page().gets(2).sees(2).hears(2));

    CallAssessment assessment = monitor(Duration.ZERO).judgement();

    assertThat(pair(assessment, 1, 3).video().verdict()).isEqualTo(VideoVerdict.NO_TRACK);
    assertThat(pair(assessment, 1, 3).audio().verdict()).isEqualTo(AudioVerdict.NO_TRACK);
    assertThat(pair(assessment, 1, 3).complaint())
        .isEqualTo("peer 1 does not see or hear peer 3 (NO_TRACK: ontrack never fired for video)");
    assertThat(pair(assessment, 1, 2).good()).isTrue();
  }

  @Test
  void a_moment_of_another_tone_does_not_change_whose_a_track_is() {
    allSeeAndHear();
    pages.get(PeerRole.PEER1).hears(2).hears(760, "a2");

    assertThat(pair(monitor(Duration.ZERO).judgement(), 1, 2).audio().verdict())
        .isEqualTo(AudioVerdict.HEARD);
  }

  @Test
  void a_page_that_hangs_is_not_known_to_receive_what_it_received_before() {
    allSeeAndHear();
    CallMonitor monitor = monitor(Duration.ofSeconds(10));
    assertThat(monitor.get()).isEmpty();
    silences.put(PeerRole.PEER3, CallMonitor.LONGEST_SILENCE.plusSeconds(2));
    assertThat(monitor.get()).isEmpty();

    nanos += Duration.ofSeconds(11).toNanos();

    assertThat(monitor.get())
        .contains(
            new CallTermination.Unusable(
                "the page of peer 3 has reported nothing for 3.5 s: it hangs"));
  }

  @Test
  void media_of_any_source_need_a_track_of_each_other_peer() {
    List<PeerSignature> any =
        ROLES.stream().map(role -> SIGNATURES.get(role).from(MediaSourcePolicy.ANY)).toList();
    RemoteHistories histories = new RemoteHistories(ROLES, any);
    PeerHistory one = PeerHistory.of(new Page().gets(2).events);
    PeerHistory both = PeerHistory.of(new Page().gets(2).gets(3).events);

    assertThat(videos(histories.of(PeerRole.PEER1, PeerRole.PEER2, one))).containsExactly("v2");
    assertThat(videos(histories.of(PeerRole.PEER1, PeerRole.PEER3, one))).isEmpty();
    assertThat(videos(histories.of(PeerRole.PEER1, PeerRole.PEER2, both))).containsExactly("v2");
    assertThat(videos(histories.of(PeerRole.PEER1, PeerRole.PEER3, both))).containsExactly("v3");
  }

  private static List<String> videos(PeerHistory history) {
    return history.all(TrackEvent.Received.class).stream()
        .filter(received -> received.kind() == MediaKind.VIDEO)
        .map(TrackEvent.Received::track)
        .toList();
  }

  @Test
  void media_that_go_one_way_are_those_of_the_first_peer() {
    stated = Optional.of(CallExpectation.parse("video=sendonly"));
    allSeeAndHear();

    CallAssessment assessment = monitor(Duration.ZERO).judgement();

    assertThat(pair(assessment, 2, 1).video().verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(pair(assessment, 1, 2).video().verdict()).isEqualTo(VideoVerdict.NOT_EXPECTED);
    assertThat(pair(assessment, 2, 3).video().verdict()).isEqualTo(VideoVerdict.NOT_EXPECTED);
    assertThat(timedOut(assessment).reason())
        .isEqualTo("Each of the 3 peers receives the expected media of every other peer.");
  }

  @Test
  void without_a_statement_the_media_that_a_page_adds_are_expected_at_each_other() {
    stated = Optional.empty();
    allSeeAndHear();
    pages.get(PeerRole.PEER1).events.add(new TrackEvent.Added(1005, "pc2", "own", MediaKind.AUDIO));

    CallAssessment assessment = monitor(Duration.ZERO).judgement();

    assertThat(assessment.basis().because().get(0))
        .startsWith("Each other peer is expected to receive ")
        .contains(" of peer 1, which ");
  }
}
