package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraFrameReleaseTest {

  private static final double GRANTED_MS = 500;
  private static final double CONNECTING_MS = 1000;

  private final List<PeerRole> collections = new ArrayList<>();
  private final CameraFrameRelease release = new CameraFrameRelease(collections::add);
  private final List<PeerEvent> events = new ArrayList<>();

  @Test
  void collects_garbage_when_no_frame_of_the_camera_was_read() {
    camera(MediaKind.VIDEO);
    connection("connecting", CONNECTING_MS);

    at(CONNECTING_MS + CameraFrameRelease.LATE_MS - 1);
    assertThat(collections).isEmpty();

    at(CONNECTING_MS + CameraFrameRelease.LATE_MS);
    assertThat(collections).containsExactly(PeerRole.CALLER);
  }

  @Test
  void collects_again_some_time_later_and_gives_up() {
    camera(MediaKind.VIDEO);
    connection("connecting", CONNECTING_MS);

    for (int ms = 0; ms < 60_000; ms += 100) {
      at(CONNECTING_MS + ms);
    }

    assertThat(collections).hasSize(CameraFrameRelease.MOST_COLLECTIONS);
  }

  @Test
  void leaves_a_page_alone_whose_camera_was_read() {
    camera(MediaKind.VIDEO);
    connection("connecting", CONNECTING_MS);
    events.add(
        new MediaEvent.FramesCaptured(
            CONNECTING_MS + 250, 1, "v", List.of(new StampedFrame(CONNECTING_MS + 40, 1, 7))));

    at(CONNECTING_MS + 10 * CameraFrameRelease.LATE_MS);

    assertThat(collections).isEmpty();
  }

  @Test
  void leaves_a_page_alone_that_stopped_its_camera() {
    camera(MediaKind.VIDEO);
    events.add(new TrackEvent.Stopped(600, "v", MediaKind.VIDEO));
    connection("connecting", CONNECTING_MS);

    at(CONNECTING_MS + 10 * CameraFrameRelease.LATE_MS);

    assertThat(collections).isEmpty();
  }

  @Test
  void leaves_a_page_alone_without_a_camera() {
    camera(MediaKind.AUDIO);
    connection("connecting", CONNECTING_MS);

    at(CONNECTING_MS + 10 * CameraFrameRelease.LATE_MS);

    assertThat(collections).isEmpty();
  }

  @Test
  void collects_for_a_page_that_may_read_its_camera_before_it_connects() {
    camera(MediaKind.VIDEO);

    at(GRANTED_MS + CameraFrameRelease.LATE_MS - 1);
    assertThat(collections).isEmpty();

    at(GRANTED_MS + CameraFrameRelease.LATE_MS);
    assertThat(collections).containsExactly(PeerRole.CALLER);
  }

  @Test
  void collects_again_when_the_page_connects_late() {
    camera(MediaKind.VIDEO);
    for (int ms = 0; ms < 60_000; ms += 100) {
      at(GRANTED_MS + ms);
    }
    connection("connecting", 60_000);
    at(60_000);
    assertThat(collections).hasSize(CameraFrameRelease.MOST_COLLECTIONS);

    at(60_000 + CameraFrameRelease.LATE_MS);

    assertThat(collections).hasSize(CameraFrameRelease.MOST_COLLECTIONS + 1);
  }

  private void camera(MediaKind kind) {
    events.add(
        new MediaEvent.Granted(
            GRANTED_MS, 1, List.of(new MediaEvent.LocalTrack("v", kind, "fake"))));
  }

  private void connection(String state, double atMs) {
    events.add(
        new ConnectionEvent.StateChanged(atMs, "pc1", ConnectionEvent.Machine.CONNECTION, state));
  }

  private void at(double nowMs) {
    List<PeerEvent> all = new ArrayList<>(events);
    all.add(
        new ConnectionEvent.StateChanged(
            nowMs, "pc1", ConnectionEvent.Machine.SIGNALING, "stable"));
    release.observe(PeerRole.CALLER, PeerHistory.of(all));
  }
}
