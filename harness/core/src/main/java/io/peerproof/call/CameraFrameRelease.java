package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerRole;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the camera frames that documents of earlier calls still hold, when none was read in the
 * present one.
 *
 * <p>Chromium counts the frames of a camera that a process holds, those of documents that are gone
 * too, until their memory is collected. At its limit, which was two frames of a fake camera on
 * Linux, a MediaStreamTrackProcessor gets no frame any more: neither the probe's, nor that of a
 * page that reads its camera before it connects. A document may leave a frame behind that no script
 * can close, because it was on its way to the script when the document ended.
 *
 * @see <a
 *     href="https://chromium.googlesource.com/chromium/src/+/refs/heads/main/third_party/blink/renderer/modules/breakout_box/frame_queue_underlying_source.cc">frame_queue_underlying_source.cc</a>
 */
final class CameraFrameRelease {

  private static final Logger LOG = LoggerFactory.getLogger(CameraFrameRelease.class);

  /** The probe reports frames four times a second, and a slow camera gives one a second. */
  static final double LATE_MS = 1500;

  /** Collections of a call; where they do not help, the camera itself gives no frames. */
  static final int MOST_COLLECTIONS = 3;

  private final Consumer<PeerRole> collectGarbage;
  private final Map<PeerRole, Attempts> made = new EnumMap<>(PeerRole.class);

  /** Collections since the camera was granted, or since the page began to connect. */
  private record Attempts(double sinceMs, int count, double lastMs) {}

  /**
   * @param collectGarbage starts a garbage collection in the browser of a peer, and does not wait
   */
  CameraFrameRelease(Consumer<PeerRole> collectGarbage) {
    this.collectGarbage = collectGarbage;
  }

  /** Returns a release that works in these browsers. */
  static CameraFrameRelease in(Map<PeerRole, BrowserSession> sessions) {
    return new CameraFrameRelease(role -> collectGarbage(sessions.get(role)));
  }

  private static void collectGarbage(BrowserSession session) {
    CompletableFuture.runAsync(
            () -> session.cdp("HeapProfiler.collectGarbage", Map.of()), AsyncResource.THREADS)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.debug("No garbage collection in the browser of {}", session.name(), failure);
              }
            });
  }

  /**
   * Starts a collection if the page has had a camera for some time and no frame was read. Before
   * the page connects, it is not known if the page itself reads frames.
   */
  void observe(PeerRole role, PeerHistory whole) {
    PeerHistory history = whole.currentDocument();
    if (history.has(MediaEvent.FramesCaptured.class)) {
      return;
    }
    OptionalDouble sinceMs = readableSinceMs(history);
    if (sinceMs.isEmpty()) {
      return;
    }
    Attempts before = made.get(role);
    if (before == null || before.sinceMs() != sinceMs.getAsDouble()) {
      before = new Attempts(sinceMs.getAsDouble(), 0, sinceMs.getAsDouble());
    }
    double nowMs = history.latestAtMs();
    if (before.count() < MOST_COLLECTIONS && nowMs - before.lastMs() >= LATE_MS) {
      made.put(role, new Attempts(before.sinceMs(), before.count() + 1, nowMs));
      collectGarbage.accept(role);
    }
  }

  /**
   * Time from which the page could read its camera, or the probe if the page connects later; empty
   * without a camera.
   */
  private static OptionalDouble readableSinceMs(PeerHistory history) {
    Set<String> stopped =
        history.all(TrackEvent.Stopped.class).stream()
            .map(TrackEvent.Stopped::track)
            .collect(Collectors.toSet());
    OptionalDouble camera =
        history.all(MediaEvent.Granted.class).stream()
            .filter(
                granted ->
                    granted.tracks().stream()
                        .anyMatch(
                            track ->
                                track.kind() == MediaKind.VIDEO && !stopped.contains(track.id())))
            .mapToDouble(MediaEvent.Granted::atMs)
            .findFirst();
    if (camera.isEmpty()) {
      return camera;
    }
    double connectingMs =
        history.all(ConnectionEvent.StateChanged.class).stream()
            .filter(state -> state.machine() == ConnectionEvent.Machine.CONNECTION)
            .mapToDouble(ConnectionEvent.StateChanged::atMs)
            .findFirst()
            .orElse(0);
    return OptionalDouble.of(Math.max(camera.getAsDouble(), connectingMs));
  }
}
