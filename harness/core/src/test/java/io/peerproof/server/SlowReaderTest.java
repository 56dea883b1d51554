package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowReaderTest {

  @Test
  void a_page_that_does_not_read_is_cut_off_and_holds_up_nobody() throws IOException {
    ScheduledExecutorService pongs = Executors.newSingleThreadScheduledExecutor();
    try (PeerproofServer server = TestServers.start();
        TestPage ann = TestPage.joined(server, "slow", "Ann");
        TestPage ben = TestPage.joined(server, "slow", "Ben");
        RawSocket slow = RawSocket.open(server)) {
      ann.next();
      slow.sendText("{\"type\":\"join\",\"room\":\"slow\"}");
      assertThat(slow.readText()).startsWith("{\"type\":\"welcome\"");
      // It shows that it lives, so that it is not given up for its silence.
      pongs.scheduleWithFixedDelay(() -> pong(slow), 100, 100, TimeUnit.MILLISECONDS);
      String id = ann.next().replaceFirst(".*\"(p[0-9]+)\".*", "$1");
      String large =
          "{\"type\":\"description\",\"to\":\""
              + id
              + "\",\"description\":{\"type\":\"offer\",\"sdp\":\""
              + "a".repeat(60_000)
              + "\"}}";

      // What the kernel takes for a reader that sleeps (some MB), the outbox, and then some.
      for (int i = 0; i < 400; i++) {
        ann.send(large);
      }

      assertThat(ann.next())
          .isEqualTo("{\"type\":\"left\",\"peer\":\"" + id + "\",\"reason\":\"closed\"}");
      assertThat(ben.next()).startsWith("{\"type\":\"joined\"");
      assertThat(ben.next())
          .isEqualTo("{\"type\":\"left\",\"peer\":\"" + id + "\",\"reason\":\"closed\"}");
    } finally {
      pongs.shutdownNow();
    }
  }

  private static void pong(RawSocket slow) {
    try {
      slow.sendPong();
    } catch (IOException e) {
      throw new IllegalStateException("cut off, as it should be", e);
    }
  }
}
