package io.peerproof.report.export;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RunReport;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a peer in the format that {@code chrome://webrtc-internals} saves ("Download the
 * PeerConnection updates and stats data"), for viewers of that format. Source: Chromium, {@code
 * content/browser/webrtc/resources/dump_creator.js}.
 *
 * <p>That page takes one sample per second, and viewers rely on it. The dump therefore contains the
 * latest sample of each second.
 */
public final class WebRtcInternals {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long INTERVAL_MS = 1000;

  /** Identifier of the page and the process; each peer here has one of each. */
  private static final int ID = 1;

  private final PeerReport peer;
  private final String url;

  private WebRtcInternals(PeerReport peer) {
    this.peer = peer;
    this.url =
        first(PageEvent.DocumentStarted.class)
            .map(PageEvent.DocumentStarted::url)
            .orElse("about:blank");
  }

  /**
   * Returns the dumps of a report by file name: two for each call with events.
   *
   * @return dumps by file name; empty if the report contains no events, like a series of passed
   *     calls
   */
  public static Map<String, String> of(RunReport report) {
    Map<String, String> dumps = new LinkedHashMap<>();
    for (CallReport call : report.calls()) {
      for (PeerReport peer : call.peers()) {
        if (!peer.events().isEmpty()) {
          dumps.put(
              String.format(
                  Locale.ROOT, "call-%s-%s.webrtc-internals.json", call.id(), peer.role()),
              JSON.writeValueAsString(new WebRtcInternals(peer).dump()));
        }
      }
    }
    return dumps;
  }

  private Map<String, Object> dump() {
    Map<String, Object> connections = new LinkedHashMap<>();
    events(ConnectionEvent.Created.class)
        .forEach(created -> connections.put(ID + "-" + number(created.pc()), connection(created)));
    Map<String, Object> dump = new LinkedHashMap<>();
    dump.put("getUserMedia", getUserMedia());
    dump.put("PeerConnections", connections);
    dump.put("UserAgent", agent());
    return dump;
  }

  private String agent() {
    BrowserReport browser = peer.browser();
    return browser == null ? "unknown" : browser.name() + "/" + browser.version();
  }

  /** Returns the number of a connection: 1 for {@code pc1}. */
  private static String number(String pc) {
    return pc.replaceAll("\\D", "");
  }

  private List<Map<String, Object>> getUserMedia() {
    List<Map<String, Object>> requests = new ArrayList<>();
    for (PeerEvent event : peer.events()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("pid", ID);
      entry.put("rid", ID);
      entry.put("timestamp", event.atMs());
      if (event instanceof MediaEvent.Requested asked) {
        entry.put("request_id", asked.request());
        entry.put("request_type", "getUserMedia");
        entry.put("origin", origin());
        if (asked.audio()) {
          entry.put("audio", "");
        }
        if (asked.video()) {
          entry.put("video", "");
        }
        requests.add(entry);
      } else if (event instanceof MediaEvent.Granted granted) {
        entry.put("request_id", granted.request());
        granted
            .tracks()
            .forEach(
                track ->
                    entry.put(
                        track.kind() + "_track_info",
                        String.format(Locale.ROOT, "id:%s label:%s", track.id(), track.label())));
        requests.add(entry);
      } else if (event instanceof MediaEvent.Refused refused) {
        entry.put("request_id", refused.request());
        entry.put("error", refused.name());
        entry.put("error_message", refused.message());
        requests.add(entry);
      }
    }
    return requests;
  }

  private String origin() {
    URI page = URI.create(url.split("[?#]", 2)[0]);
    return page.getScheme() + "://" + page.getRawAuthority();
  }

  private Map<String, Object> connection(ConnectionEvent.Created created) {
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("pid", ID);
    connection.put("rid", ID);
    connection.put("url", url);
    connection.put(
        "rtcConfiguration",
        JSON.writeValueAsString(
            Map.of(
                "iceServers",
                created.iceServers().stream().map(url -> Map.of("urls", List.of(url))).toList())));
    connection.put("constraints", "");
    connection.put("stats", stats(created.pc()));
    connection.put("updateLog", updates(created.pc()));
    return connection;
  }

  private List<Map<String, Object>> updates(String pc) {
    List<Map<String, Object>> updates = new ArrayList<>();
    for (PeerEvent event : peer.events()) {
      if (event instanceof ConnectionEvent own && own.pc().equals(pc)) {
        Update.of(own)
            .ifPresent(
                update ->
                    updates.add(
                        Map.of(
                            "time", iso(own.atMs()),
                            "type", update.type(),
                            "value", update.value())));
      }
    }
    return updates;
  }

  /** An entry in the log of updates. */
  private record Update(String type, String value) {

    static Optional<Update> of(ConnectionEvent event) {
      if (event instanceof ConnectionEvent.StateChanged state) {
        return type(state.machine()).map(type -> new Update(type, state.value()));
      }
      if (event instanceof ConnectionEvent.DescriptionSet set) {
        return Optional.of(
            new Update(
                set.side() == ConnectionEvent.Side.LOCAL
                    ? "setLocalDescription"
                    : "setRemoteDescription",
                "type: " + set.kind() + ", sdp: " + set.sdp()));
      }
      if (event instanceof ConnectionEvent.DescriptionFailed failed) {
        return Optional.of(
            new Update(failed.method() + "OnFailure", failed.name() + ": " + failed.message()));
      }
      if (event instanceof ConnectionEvent.DescriptionCreated created) {
        String kind = created.kind().equals("offer") ? "createOffer" : "createAnswer";
        return Optional.of(new Update(kind + "OnSuccess", "type: " + created.kind()));
      }
      if (event instanceof ConnectionEvent.CandidateGathered gathered
          && gathered.candidate() != null) {
        return Optional.of(new Update("icecandidate", candidate(gathered.candidate())));
      }
      if (event instanceof ConnectionEvent.CandidateAdded added && added.candidate() != null) {
        return Optional.of(new Update("addIceCandidate", candidate(added.candidate())));
      }
      return event instanceof ConnectionEvent.Closed
          ? Optional.of(new Update("close", ""))
          : Optional.empty();
    }

    private static Optional<String> type(ConnectionEvent.Machine machine) {
      return switch (machine) {
        case SIGNALING -> Optional.of("signalingstatechange");
        case ICE_GATHERING -> Optional.of("icegatheringstatechange");
        case ICE_CONNECTION -> Optional.of("iceconnectionstatechange");
        case CONNECTION -> Optional.of("connectionstatechange");
        case DTLS -> Optional.empty(); // webrtc-internals has no name for it
      };
    }

    /**
     * Formats a candidate. Events do not contain its media section; with BUNDLE it is the first
     * one.
     */
    private static String candidate(String text) {
      return "sdpMid: 0, sdpMLineIndex: 0, candidate: " + text;
    }
  }

  private Map<String, Object> stats(String pc) {
    List<ConnectionEvent.Stats> samples = secondly(pc);
    Map<String, Map<String, Object>> series = new LinkedHashMap<>();
    Map<String, List<Object>> values = new LinkedHashMap<>();
    for (ConnectionEvent.Stats sample : samples) {
      sample
          .report()
          .forEach(
              (id, entry) ->
                  entry.forEach(
                      (property, value) -> {
                        if (property.equals("id") || property.equals("type")) {
                          return;
                        }
                        String name = id + "-" + property;
                        Map<String, Object> one =
                            series.computeIfAbsent(
                                name,
                                any -> {
                                  Map<String, Object> made = new LinkedHashMap<>();
                                  made.put("startTime", iso(sample.atMs()));
                                  made.put("statsType", entry.get("type"));
                                  return made;
                                });
                        one.put("endTime", iso(sample.atMs()));
                        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
                      }));
    }
    series.forEach((name, one) -> one.put("values", JSON.writeValueAsString(values.get(name))));
    return new LinkedHashMap<>(series);
  }

  /** Returns the latest sample of each second since the first sample. */
  private List<ConnectionEvent.Stats> secondly(String pc) {
    List<ConnectionEvent.Stats> taken =
        peer.stats().stream().filter(sample -> sample.pc().equals(pc)).toList();
    List<ConnectionEvent.Stats> secondly = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      double dueMs = taken.get(0).atMs() + secondly.size() * INTERVAL_MS;
      double untilMs = i + 1 < taken.size() ? taken.get(i + 1).atMs() : taken.get(i).atMs() + 1;
      for (; dueMs < untilMs; dueMs += INTERVAL_MS) {
        secondly.add(taken.get(i));
      }
    }
    return secondly;
  }

  private static String iso(double atMs) {
    return Instant.ofEpochMilli(Math.round(atMs)).toString();
  }

  private <E extends PeerEvent> List<E> events(Class<E> type) {
    return peer.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <E extends PeerEvent> Optional<E> first(Class<E> type) {
    return events(type).stream().findFirst();
  }
}
