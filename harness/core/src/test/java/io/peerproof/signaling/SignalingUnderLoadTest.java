package io.peerproof.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignalingUnderLoadTest {

  private static final int PEERS = 8;
  private static final int ROUNDS = 50;
  private static final String JOIN = "{\"type\":\"join\",\"room\":\"blue\"}";
  private static final String HANGUP = "{\"type\":\"hangup\",\"to\":\"p%d\"}";

  private final JsonMapper json = JsonMapper.shared();
  private final ExecutorService threads = Executors.newFixedThreadPool(PEERS);

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void exactly_as_many_get_in_as_there_are_places_when_all_join_at_once() throws Exception {
    for (int round = 0; round < 200; round++) {
      Signaling signaling = Signaling.create(3, System::nanoTime);
      List<RecordingOutbox> outboxes = new ArrayList<>();
      List<Callable<Void>> joins = new ArrayList<>();
      for (int i = 0; i < PEERS; i++) {
        RecordingOutbox outbox = new RecordingOutbox();
        SignalingConnection connection = signaling.connect(outbox, List.of());
        outboxes.add(outbox);
        joins.add(
            () -> {
              connection.receive(JOIN);
              return null;
            });
      }

      finish(threads.invokeAll(joins));

      assertThat(outboxes)
          .filteredOn(outbox -> outbox.sent().get(0).startsWith("{\"type\":\"welcome\""))
          .hasSize(3);
      assertThat(outboxes)
          .filteredOn(outbox -> outbox.sent().get(0).contains("\"room-full\""))
          .hasSize(PEERS - 3);
    }
  }

  @Test
  void nobody_hears_from_a_peer_before_it_is_announced_or_after_it_left() throws Exception {
    Signaling signaling = Signaling.create(PEERS + 1, () -> 0);
    RecordingOutbox stays = new RecordingOutbox(); // and is p1
    signaling.connect(stays, List.of()).receive(JOIN);
    List<RecordingOutbox> outboxes = new ArrayList<>(List.of(stays));
    List<Callable<Void>> lives = new ArrayList<>();
    for (int i = 0; i < PEERS; i++) {
      RecordingOutbox outbox = new RecordingOutbox();
      outboxes.add(outbox);
      SignalingConnection connection = signaling.connect(outbox, List.of());
      lives.add(
          () -> {
            for (int round = 0; round < ROUNDS; round++) {
              comeAndGo(connection, round);
            }
            return null;
          });
    }

    finish(threads.invokeAll(lives));

    for (RecordingOutbox outbox : outboxes) {
      assertThatAllCameFromThoseWhoAreThere(outbox.sent());
    }
    assertThat(stays.sent())
        .as("what everybody sent to the one who stays")
        .filteredOn(message -> message.startsWith("{\"type\":\"hangup\""))
        .hasSize(PEERS * ROUNDS);
  }

  /** Sends to the one who stays, and to those who may be there. */
  private static void comeAndGo(SignalingConnection connection, int round) {
    connection.receive(JOIN);
    connection.receive(HANGUP.formatted(1));
    for (int id = round * PEERS + 2; id < (round + 1) * PEERS + 2; id++) {
      connection.receive(HANGUP.formatted(id));
    }
    connection.receive("{\"type\":\"leave\"}");
  }

  /** Follows one page's messages as the page would. */
  private void assertThatAllCameFromThoseWhoAreThere(List<String> sent) {
    Map<String, Boolean> there = new HashMap<>();
    for (String text : sent) {
      JsonNode message = json.readTree(text);
      switch (message.get("type").stringValue()) {
        case "welcome" -> {
          there.clear();
          message.get("peers").forEach(peer -> there.put(peer.get("id").stringValue(), true));
        }
        case "joined" -> {
          String id = message.get("peer").get("id").stringValue();
          assertThat(there.put(id, true)).as("%s announced twice", id).isNull();
        }
        case "left" -> {
          String id = message.get("peer").stringValue();
          assertThat(there.remove(id)).as("%s left without having been there", id).isTrue();
        }
        case "hangup" -> assertThat(there).containsKey(message.get("from").stringValue());
        default -> assertThat(message.get("type").stringValue()).isEqualTo("error");
      }
    }
  }

  private static void finish(List<Future<Void>> futures) throws Exception {
    for (Future<Void> future : futures) {
      future.get();
    }
  }
}
