package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.Created;
import io.peerproof.event.ConnectionEvent.DataChannelState;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.ElementEvent.FrameSample;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.media.DeviceVariant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TextLimitTest {

  private static final int TEN_MEGABYTES = 10_000_000;
  private static final String SHORTENED =
      "x".repeat(10_000) + "… (9,990,000 more characters were left out)";

  private final EventLog log = new EventLog(() -> {});
  private final ProbeSubscription probe =
      new ProbeSubscription(log, "tab", new StampedEventReader(DeviceVariant.FIRST), closed -> {});

  @Test
  void a_long_console_line_is_its_beginning_and_the_length_of_the_rest() {
    String line = "x".repeat(TEN_MEGABYTES);

    probe.onEvent("tab", new PageEvent.Log(1, "error", line, line));

    assertThat(only()).isEqualTo(new PageEvent.Log(1, "error", SHORTENED, SHORTENED));
  }

  @Test
  void a_character_of_two_parts_is_not_cut() {
    String half = "x".repeat(9_999);

    assertThat(TextLimit.shorten(half + "😀" + "x"))
        .isEqualTo(half + "… (3 more characters were left out)");
    probe.onEvent("tab", new PageEvent.Log(1, "error", half + "😀" + "x".repeat(20_000), null));
    assertThat(((PageEvent.Log) only()).text()).startsWith(half + "… (");
  }

  @Test
  void a_long_address_that_cannot_be_opened_is_shortened() {
    probe.onEvent("tab", new PageEvent.OpenFailed(1, "x".repeat(TEN_MEGABYTES), ""));

    assertThat(only()).isEqualTo(new PageEvent.OpenFailed(1, SHORTENED, ""));
  }

  @Test
  void of_a_long_console_line_no_more_is_searched_for_secrets_than_can_be_kept() {
    AtomicLong searched = new AtomicLong();
    probe.mask(
        text -> {
          searched.addAndGet(text.length());
          return text.replace("sesame", "***");
        });

    probe.onEvent("tab", new PageEvent.Log(1, "error", "sesame" + "x".repeat(TEN_MEGABYTES), null));

    assertThat(searched).hasValueLessThanOrEqualTo(20_000);
    assertThat(((PageEvent.Log) only()).text())
        .startsWith("***xxx")
        .hasSizeLessThan(10_100)
        .endsWith("… (9,990,006 more characters were left out)");
  }

  @Test
  void a_secret_at_the_limit_of_a_text_is_masked_as_a_whole() {
    probe.mask(text -> text.replace("sesame", "***"));

    probe.onEvent(
        "tab",
        new PageEvent.Log(1, "error", "x".repeat(9_997) + "sesame" + "y".repeat(90_000), null));

    assertThat(((PageEvent.Log) only()).text())
        .startsWith("x".repeat(9_997) + "***…")
        .doesNotContain("ses");
  }

  @Test
  void a_list_of_100_000_servers_is_its_beginning_and_the_number_of_the_rest() {
    String servers =
        IntStream.range(0, 100_000)
            .mapToObj(n -> "\"turn:" + n + "\"")
            .collect(Collectors.joining(","));

    probe.onMessage(
        "document",
        "tab",
        "1 {\"type\":\"peer-connection\",\"atMs\":1,\"pc\":\"pc1\",\"iceServers\":[%s]}"
            .formatted(servers),
        0);

    assertThat(((Created) only()).iceServers())
        .hasSize(1001)
        .startsWith("turn:0", "turn:1")
        .endsWith("turn:999", "… (99,000 more were left out)");
  }

  @Test
  void statistics_of_100_000_entries_are_bounded() {
    String entries =
        IntStream.range(0, 100_000)
            .mapToObj(n -> "\"id%d\":{\"type\":\"x\"}".formatted(n))
            .collect(Collectors.joining(","));

    probe.onMessage(
        "document",
        "tab",
        "1 {\"type\":\"stats\",\"atMs\":1,\"pc\":\"pc1\",\"report\":{%s}}".formatted(entries),
        0);

    assertThat(((Stats) only()).report()).hasSize(1000);
  }

  @Test
  void the_label_of_a_channel_is_shorter_than_any_other_text() {
    String label = "x".repeat(65_535);

    probe.onMessage(
        "document",
        "tab",
        "1 {\"type\":\"data-channel\",\"atMs\":1,\"pc\":\"pc1\",\"label\":\"%s\",\"value\":\"open\"}"
            .formatted(label),
        0);

    assertThat(((DataChannelState) only()).label())
        .isEqualTo("x".repeat(1000) + "… (64,535 more characters were left out)");
  }

  @Test
  void a_long_field_of_an_event_is_shortened() {
    probe.onMessage("document", "tab", json(1, "probe-error", "x".repeat(TEN_MEGABYTES)), 0);

    assertThat(only()).isEqualTo(new PageEvent.ProbeError(1, "stats", SHORTENED));
  }

  @Test
  void a_message_that_cannot_be_read_is_shortened() {
    probe.onMessage("document", "tab", "x".repeat(TEN_MEGABYTES), 0);

    assertThat(((PageEvent.ProbeError) only()).message())
        .startsWith("not a message of the probe: xxx")
        .hasSizeLessThan(10_100)
        .endsWith("… (9,990,028 more characters were left out)");
  }

  @Test
  void a_description_of_a_large_conference_and_the_pixels_of_a_frame_stay_whole() {
    String sdp = "a=ssrc:1\\r\\n".repeat(25_000);
    String pixels = "AAAA".repeat(150_000);

    PeerEvent description =
        PeerEventJson.read(
                """
                1 {"type":"description-set","atMs":1,"pc":"pc1","side":"LOCAL","kind":"offer",\
                "startedAtMs":0,"sdp":"%s"}"""
                    .formatted(sdp))
            .event();
    PeerEvent sample =
        PeerEventJson.read(
                """
                1 {"type":"picture","atMs":1,"element":"v","track":"t","peer":1,"counter":1,\
                "width":1,"height":1,"luma":"%s"}"""
                    .formatted(pixels))
            .event();

    assertThat(((DescriptionSet) description).sdp()).hasSize(250_000);
    assertThat(((FrameSample) sample).luma()).isEqualTo(pixels);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 200_000})
  void an_error_with_a_stack_of_any_length_is_its_message(int lines) {
    String stack = "\n    at call (http://page/a.js:1:1)".repeat(lines);

    String text =
        ConsoleText.ofObject(
            JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("subtype", "error")
                .put("description", "Error: no camera" + stack));

    assertThat(text).isEqualTo("Error: no camera");
  }

  private PeerEvent only() {
    assertThat(log.history().events()).hasSize(1);
    return log.history().events().get(0);
  }

  private static String json(int number, String type, String message) {
    return "%d {\"type\":\"%s\",\"atMs\":1,\"where\":\"stats\",\"message\":\"%s\"}"
        .formatted(number, type, message);
  }
}
