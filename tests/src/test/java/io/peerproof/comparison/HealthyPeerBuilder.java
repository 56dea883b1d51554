package io.peerproof.comparison;

import io.peerproof.comparison.MediaElement.Picture;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.expectation.ExpectedMedia;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a peer of a healthy call, which tests then break: connected, with a playing element and
 * rising statistics.
 *
 * @param elements state of the element {@code remote} in each sample
 * @param figures statistics of the inbound streams at the beginning and at the end, by kind
 */
record HealthyPeerBuilder(
    ExpectedMedia incoming,
    List<MediaElement> elements,
    List<PeerEvent> events,
    List<Map<String, Map<String, Object>>> figures) {

  private static final JsonMapper JSON = new JsonMapper();

  static HealthyPeerBuilder healthy() {
    return new HealthyPeerBuilder(
        ExpectedMedia.VIDEO_AND_AUDIO,
        List.of(element(0.5, 1000, 7), element(2.0, 1001, 8)),
        List.of(
            new ConnectionEvent.StateChanged(1, "pc1", Machine.ICE_CONNECTION, "connected"),
            new ConnectionEvent.StateChanged(2, "pc1", Machine.CONNECTION, "connected"),
            new TrackEvent.Received(3, "pc1", "v", MediaKind.VIDEO, "0"),
            new TrackEvent.Received(3, "pc1", "a", MediaKind.AUDIO, "1")),
        List.of(figures(1), figures(2)));
  }

  private static MediaElement element(double currentTime, long colours, long topThird) {
    return new MediaElement(
        "remote",
        true,
        true,
        true,
        false,
        false,
        4,
        currentTime,
        640,
        480,
        1,
        1,
        true,
        new Picture(colours, topThird, List.of(236, 236, 236)));
  }

  private static Map<String, Map<String, Object>> figures(int second) {
    return Map.of(
        "in-video",
        Map.of(
            "type",
            "inbound-rtp",
            "kind",
            "video",
            "bytesReceived",
            10_000 * second,
            "framesDecoded",
            30 * second),
        "in-audio",
        Map.of(
            "type",
            "inbound-rtp",
            "kind",
            "audio",
            "bytesReceived",
            5_000 * second,
            "totalAudioEnergy",
            0.1 * second,
            "audioLevel",
            0.5),
        "out-video",
        Map.of("type", "outbound-rtp", "kind", "video", "bytesSent", 10_000 * second));
  }

  PeerSeen peer() {
    List<ElementSnapshot> looks = new ArrayList<>();
    for (MediaElement element : elements) {
      looks.add(new ElementSnapshot(1500.0 * looks.size(), List.of(element)));
    }
    List<ConnectionEvent.Stats> stats = new ArrayList<>();
    for (Map<String, Map<String, Object>> report : figures) {
      stats.add(new ConnectionEvent.Stats(1000.0 * (stats.size() + 1), "pc1", report));
    }
    return new PeerSeen(
        incoming, ExpectedMedia.VIDEO_AND_AUDIO, looks, ConnectionSnapshot.of(events, stats));
  }

  HealthyPeerBuilder expecting(ExpectedMedia newIncoming) {
    return new HealthyPeerBuilder(newIncoming, elements, events, figures);
  }

  /** Sets a property of the element in each sample. */
  HealthyPeerBuilder element(String property, @Nullable Object value) {
    return new HealthyPeerBuilder(
        incoming,
        elements.stream().map(element -> changed(element, property, value)).toList(),
        events,
        figures);
  }

  private static MediaElement changed(
      MediaElement element, String property, @Nullable Object value) {
    ObjectNode json = JSON.valueToTree(element);
    json.putPOJO(property, value);
    return JSON.convertValue(json, MediaElement.class);
  }

  /** Sets the displayed frame of all samples. */
  HealthyPeerBuilder picture(long colours, List<Integer> brightCell) {
    return element("picture", new Picture(colours, colours, brightCell));
  }

  /** Makes the last sample equal to the first. */
  HealthyPeerBuilder still() {
    return new HealthyPeerBuilder(
        incoming, List.of(elements.get(0), elements.get(0)), events, figures);
  }

  /** Makes the page not answer. */
  HealthyPeerBuilder gone() {
    return new HealthyPeerBuilder(incoming, List.of(), events, figures);
  }

  /** Adds an event at the end. */
  HealthyPeerBuilder then(PeerEvent event) {
    List<PeerEvent> all = new ArrayList<>(events);
    all.add(event);
    return new HealthyPeerBuilder(incoming, elements, all, figures);
  }

  /** Removes {@code ontrack} of this kind. */
  HealthyPeerBuilder withoutTrack(MediaKind kind) {
    return new HealthyPeerBuilder(
        incoming,
        elements,
        events.stream()
            .filter(e -> !(e instanceof TrackEvent.Received track && track.kind() == kind))
            .toList(),
        figures);
  }

  /** Sets a constant figure of a stream. */
  HealthyPeerBuilder figure(String stream, String figure, Object value) {
    return new HealthyPeerBuilder(
        incoming,
        elements,
        events,
        figures.stream().map(report -> changed(report, stream, figure, value)).toList());
  }

  private static Map<String, Map<String, Object>> changed(
      Map<String, Map<String, Object>> report, String stream, String figure, Object value) {
    Map<String, Map<String, Object>> all = new HashMap<>(report);
    Map<String, Object> entry = new HashMap<>(report.get(stream));
    entry.put(figure, value);
    all.put(stream, entry);
    return all;
  }
}
