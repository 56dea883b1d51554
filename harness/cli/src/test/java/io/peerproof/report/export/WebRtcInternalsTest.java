package io.peerproof.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.report.SampleReports;
import io.peerproof.report.SampleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** By the rules that viewers of the format go by. */
class WebRtcInternalsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode dump(String role) {
    return JSON.readTree(
        WebRtcInternals.of(SampleReports.passed())
            .get("call-1-" + role + ".webrtc-internals.json"));
  }

  private static List<String> values(JsonNode updates, String type) {
    List<String> values = new ArrayList<>();
    updates.forEach(
        update -> {
          if (update.get("type").stringValue().equals(type)) {
            values.add(update.get("value").stringValue());
          }
        });
    return values;
  }

  @Test
  void each_peer_has_a_file_with_its_connections() {
    Map<String, String> dumps = WebRtcInternals.of(SampleReports.passed());

    assertThat(dumps)
        .containsOnlyKeys(
            "call-1-caller.webrtc-internals.json", "call-1-callee.webrtc-internals.json");
    JsonNode caller = dump("caller");
    assertThat(caller.get("UserAgent").stringValue()).isNotBlank();
    assertThat(caller.get("PeerConnections").propertyNames()).containsExactly("1-1");
    JsonNode connection = caller.get("PeerConnections").get("1-1");
    assertThat(connection.get("url").stringValue()).startsWith("http");
    assertThat(JSON.readTree(connection.get("rtcConfiguration").stringValue()).has("iceServers"))
        .isTrue();
  }

  @Test
  void its_log_has_states_and_descriptions_as_that_page_writes_them() {
    JsonNode updates = dump("caller").get("PeerConnections").get("1-1").get("updateLog");

    assertThat(values(updates, "iceconnectionstatechange")).contains("checking", "connected");
    assertThat(values(updates, "setLocalDescription"))
        .singleElement()
        .asString()
        .startsWith("type: offer, sdp: v=0");
    updates.forEach(update -> Instant.parse(update.get("time").stringValue()));
  }

  @Test
  void a_request_for_a_camera_and_its_answer_have_the_same_number() {
    JsonNode requests = dump("caller").get("getUserMedia");

    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).get("origin").stringValue()).startsWith("http");
    assertThat(requests.get(1).get("request_id")).isEqualTo(requests.get(0).get("request_id"));
    assertThat(requests.get(1).has("video_track_info")).isTrue();
  }

  @Test
  void a_series_of_statistics_has_a_value_a_second() {
    JsonNode stats = dump("caller").get("PeerConnections").get("1-1").get("stats");

    assertThat(stats.isEmpty()).isFalse();
    stats.forEachEntry(
        (name, series) -> {
          long seconds =
              (Instant.parse(series.get("endTime").stringValue()).toEpochMilli()
                      - Instant.parse(series.get("startTime").stringValue()).toEpochMilli())
                  / 1000;
          assertThat(JSON.readTree(series.get("values").stringValue()).size())
              .as(name)
              .isGreaterThanOrEqualTo((int) seconds + 1);
          assertThat(series.get("statsType").stringValue()).isNotBlank();
        });
  }

  @Test
  void a_series_that_kept_no_events_has_no_dumps() {
    assertThat(WebRtcInternals.of(SampleSeries.of(2))).isEmpty();
  }
}
