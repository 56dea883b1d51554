package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.proof.judge.DataJudge;
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.proof.measure.LimitViolation.NotRetained;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.proof.measure.ReceptionMeasures;
import io.peerproof.proof.measure.UnmeasuredEvents;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventRetentionTest {

  private static final PeerSignature OTHER = new PeerSignature(LongCall.OTHER, 300, 620);
  private static final ExpectedMedia MESSAGES = new ExpectedMedia(0, false, true);
  private static final int QUARTER_HOUR = 15 * 60;

  private final EventLog log = new EventLog(() -> {});

  @Test
  void of_a_quarter_of_an_hour_few_samples_are_kept_and_all_that_is_measured() {
    List<PeerEvent> all = LongCall.of(QUARTER_HOUR);
    all.forEach(event -> log.add(1, event));

    PeerHistory kept = log.history();

    assertThat(all).hasSizeGreaterThan(30_000);
    assertThat(kept.events()).hasSizeLessThan(23_000);
    assertThat(kept.all(VideoSample.class)).hasSizeLessThanOrEqualTo(525);
    assertThat(kept.all(Stats.class)).hasSizeLessThanOrEqualTo(630);
    assertThat(
            kept.events().size()
                + kept.leftOut().counts().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(all.size());
    assertThat(measures(kept)).isEqualTo(measures(PeerHistory.of(all)));
  }

  @Test
  void a_call_of_two_hours_keeps_no_more_than_a_stated_number_of_events() {
    LongCall.of(2 * 60 * 60).forEach(event -> log.add(1, event));
    PeerHistory kept = log.history().currentDocument();

    assertThat(kept.events()).hasSizeLessThan(100_000);
    assertThat(UnmeasuredEvents.of(kept, kept))
        .isEqualTo(new UnmeasuredEvents(7201, 7201, 0, 3601));
    assertThat(
            MeasureLimits.NONE
                .withMinFramesPerSecond(10)
                .broken(measures(kept), UnmeasuredEvents.of(kept, kept)))
        .hasOnlyElementsOfType(NotRetained.class)
        .hasSize(1);
  }

  @Test
  void a_long_call_is_judged_as_if_all_events_were_there() {
    List<PeerEvent> all = LongCall.of(QUARTER_HOUR);
    all.forEach(event -> log.add(1, event));
    PeerHistory kept = log.history();

    assertThat(VideoJudge.judge(kept, OTHER, 1).verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(AudioJudge.judge(kept, OTHER, true).verdict()).isEqualTo(AudioVerdict.HEARD);
    assertThat(kept.timeline().phases(LongCall.OTHER))
        .isEqualTo(PeerHistory.of(all).timeline().phases(LongCall.OTHER));
  }

  @Test
  void statistics_between_the_first_and_the_latest_are_kept_at_even_distances() {
    LongCall.of(QUARTER_HOUR).forEach(event -> log.add(1, event));

    List<Stats> stats = log.history().all(Stats.class);

    assertThat(stats.get(0).atMs()).isEqualTo(2500);
    assertThat(IntStream.range(1, stats.size()))
        .allSatisfy(
            i -> assertThat(stats.get(i).atMs() - stats.get(i - 1).atMs()).isLessThan(10_000));
  }

  @Test
  void of_a_flood_of_console_lines_the_first_and_the_latest_are_kept() {
    log.add(1, new PageEvent.DocumentStarted(0, "http://page/", false));
    for (int line = 0; line < 100_000; line++) {
      log.add(2, new PageEvent.Log(line, "error", "line " + line, null));
    }

    List<PageEvent.Log> lines = log.history().currentDocument().all(PageEvent.Log.class);

    assertThat(lines).hasSizeLessThanOrEqualTo(750);
    assertThat(lines.get(0).text()).isEqualTo("line 0");
    assertThat(lines.get(lines.size() - 1).text()).isEqualTo("line 99999");
    assertThat(log.history().currentDocument().leftOut().count(PageEvent.Log.class))
        .isEqualTo(100_000 - lines.size());
  }

  @Test
  void a_channel_of_its_own_for_each_message_keeps_a_bounded_number_of_them() {
    for (int n = 0; n < 100_000; n++) {
      log.add(
          1, new DataMessage(n, "pc1", "channel " + n, null, Way.SENT, 12, "%08x".formatted(n)));
    }
    PeerHistory kept = log.history();

    assertThat(kept.events()).hasSizeLessThanOrEqualTo(500 + 750);
    assertThat(kept.leftOut().count(DataMessage.class)).isEqualTo(100_000 - kept.events().size());
    assertThat(kept.all(DataMessage.class).get(99_999 - (int) kept.leftOut().sentMessages()))
        .extracting(DataMessage::label)
        .isEqualTo("channel 99999");
  }

  @Test
  void a_page_of_100_000_channels_and_connections_keeps_a_bounded_number_of_events() {
    for (int n = 0; n < 100_000; n++) {
      String pc = "pc" + n;
      log.add(1, new ConnectionEvent.Created(n, pc, List.of()));
      log.add(1, new ConnectionEvent.DataChannelState(n, pc, "channel " + n, null, "open"));
      log.add(1, new ConnectionEvent.StateChanged(n, pc, Machine.DTLS, "connected"));
      log.add(1, new FramesCaptured(n, 1, "track " + n, List.of()));
    }
    PeerHistory kept = log.history();

    assertThat(kept.events()).hasSizeLessThan(32 + 21_600 + 500 + 375 + 2 * 3000);
    assertThat(kept.leftOut().counts().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(400_000 - kept.events().size());
  }

  @Test
  void the_statistics_of_500_connections_are_not_500_times_those_of_one() {
    for (int second = 0; second < 200; second++) {
      for (int pc = 0; pc < 500; pc++) {
        log.add(1, new Stats(second * 1000.0 + pc, "pc" + pc, Map.of("A", Map.of("type", "x"))));
      }
    }
    PeerHistory kept = log.history();

    assertThat(kept.all(Stats.class)).hasSizeLessThanOrEqualTo(8 * 630);
    assertThat(kept.all(Stats.class).stream().map(Stats::pc).distinct()).hasSize(500);
    assertThat(kept.leftOut().count(Stats.class)).isEqualTo(100_000 - kept.all(Stats.class).size());
    assertThat(kept.last(Stats.class)).map(Stats::atMs).hasValue(199_499.0);
  }

  @Test
  void the_statistics_of_a_call_of_nine_are_kept_as_those_of_a_call_of_two() {
    for (int second = 0; second < 300; second++) {
      for (int pc = 0; pc < 8; pc++) {
        log.add(1, new Stats(second * 1000.0 + pc, "pc" + pc, Map.of("A", Map.of("type", "x"))));
      }
    }

    assertThat(log.history().all(Stats.class)).hasSize(300 * 8);
  }

  @Test
  void messages_on_500_busy_channels_are_bounded_together() {
    for (int n = 0; n < 200; n++) {
      for (int channel = 0; channel < 500; channel++) {
        log.add(
            1, new DataMessage(n, "pc1", "c" + channel, null, Way.SENT, 12, "%08x".formatted(n)));
      }
    }

    assertThat(log.history().events()).hasSizeLessThanOrEqualTo(500 * 60);
    assertThat(log.history().leftOut().count(DataMessage.class))
        .isEqualTo(100_000 - log.history().events().size());
  }

  @Test
  void descriptions_of_a_million_characters_each_keep_a_bounded_number_of_characters() {
    String sdp = "x".repeat(1_000_000);
    for (int n = 0; n < 200; n++) {
      log.add(1, new DescriptionSet(n, "pc1", Side.LOCAL, "offer", n, sdp));
    }

    List<DescriptionSet> kept = log.history().all(DescriptionSet.class);

    assertThat(kept).hasSize(200);
    assertThat(kept.stream().mapToLong(set -> set.sdp().length()).sum()).isLessThan(18_000_000);
    assertThat(kept.get(15).sdp()).isEqualTo(sdp);
    assertThat(kept.get(199).sdp()).endsWith("… (990,000 more characters were left out)");
  }

  @Test
  void of_another_document_nothing_is_left_out_yet() {
    for (int line = 0; line < 1000; line++) {
      log.add(2, new PageEvent.Log(line, "error", "line " + line, null));
    }
    log.add(1, new PageEvent.DocumentStarted(2000, "http://page/", false));

    assertThat(log.history().currentDocument().leftOut().counts()).isEmpty();
    assertThat(log.history().leftOut().count(PageEvent.Log.class)).isPositive();
  }

  @Test
  void a_message_that_the_sender_no_longer_has_is_still_known_to_be_the_senders() {
    EventLog sender = new EventLog(() -> {});
    for (int n = 0; n < 100_000; n++) {
      sender.add(1, message(n, Way.SENT, n));
    }
    log.add(1, message(100_000, Way.RECEIVED, 50_000));

    DataProof proof = DataJudge.judge(log.history(), sender.history(), MESSAGES);

    assertThat(sender.history().events()).hasSizeLessThanOrEqualTo(750);
    assertThat(proof.verdict()).isEqualTo(DataVerdict.DELIVERED);
    assertThat(proof.evidence().facts()).containsEntry("messagesTheOtherSent", 100_000L);
  }

  @Test
  void received_messages_that_were_not_compared_are_counted() {
    EventLog sender = new EventLog(() -> {});
    for (int n = 0; n < 1000; n++) {
      sender.add(1, message(n, Way.SENT, n));
      log.add(1, message(n, Way.RECEIVED, n));
    }

    DataProof proof = DataJudge.judge(log.history(), sender.history(), MESSAGES);

    assertThat(proof.evidence().facts()).containsEntry("messagesReceived", 1000L);
    assertThat(proof.evidence().seen()).contains(" more messages were not compared)");
  }

  @Test
  void strange_messages_stay_strange() {
    EventLog sender = new EventLog(() -> {});
    for (int n = 0; n < 1000; n++) {
      sender.add(1, message(n, Way.SENT, n));
    }
    log.add(1, message(100_000, Way.RECEIVED, 5000));

    assertThat(DataJudge.judge(log.history(), sender.history(), MESSAGES).verdict())
        .isEqualTo(DataVerdict.WRONG_SOURCE);
  }

  private static DataMessage message(double atMs, Way way, int content) {
    return new DataMessage(
        atMs, "pc1", "chat", "dc1", way, 12, "%08x".formatted(content * 0x9e3779b1));
  }

  private static ReceptionMeasures measures(PeerHistory history) {
    return ReceptionMeasures.of(history, PeerHistory.EMPTY, OTHER, null, VideoFormat.DEFAULT);
  }
}
