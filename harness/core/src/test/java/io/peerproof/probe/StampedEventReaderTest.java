package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PeerEvent;
import io.peerproof.media.DeviceVariant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampedEventReaderTest {

  private static final DeviceVariant OWN = new DeviceVariant(3, 0);

  private static List<PeerEvent> read(int peer) {
    EventLog log = new EventLog(() -> {});
    new ProbeSubscription(log, "tab", new StampedEventReader(OWN), closed -> {})
        .onMessage(
            "document",
            "tab",
            """
            1 {"type":"video-sample","atMs":1,"element":"video2","track":"t","remote":true,"presentedFrames":1,"width":640,"height":480,"peer":%1$d,"counter":5,"meanLuma":120,"visible":true}
            2 {"type":"frames-presented","atMs":2,"element":"video2","track":"t","frames":[[1,%1$d,5],[2,null,null]]}
            3 {"type":"frames-captured","atMs":3,"request":1,"track":"t","frames":[[1,%1$d,5]]}
            4 {"type":"frame-stamped","atMs":4,"element":"video2","track":"t","peer":%1$d,"counter":5}
            5 {"type":"picture","atMs":5,"element":"video2","track":"t","peer":%1$d,"counter":5,"width":2,"height":2,"luma":"AAAA"}"""
                .formatted(peer),
            0);
    return log.history().events();
  }

  @Test
  void the_stamps_of_the_run_are_read_as_peers_of_the_call() {
    List<PeerEvent> events = read(OWN.stampOf(2));

    assertThat(events).hasSize(5);
    assertThat(events.toString()).contains("peer=2,").doesNotContain("peer=" + OWN.stampOf(2));
  }

  @Test
  void the_same_number_of_the_first_variant_is_a_camera_of_another_run() {
    List<PeerEvent> events = read(2);

    assertThat(events).hasSize(5);
    assertThat(events.toString()).doesNotContain("peer=2,").contains("peer=null");
  }
}
