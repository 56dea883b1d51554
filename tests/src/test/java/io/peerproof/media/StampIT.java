package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.CameraPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class StampIT {

  /** A frame that a page mirrored carries these cells; the grid lies where it lay before. */
  private static final String MIRRORED = "a mirror image";

  private static final Logger LOG = LoggerFactory.getLogger(StampIT.class);

  private static final int PEER = 1;
  private static final VideoFormat FORMAT = VideoFormat.DEFAULT;

  /** Number of frames until the encoder knows its bit rate. */
  private static final int START_UP_FRAMES = 5;

  private static BrowserFixture browserFixture;
  private static BrowserSession browser;
  private static JsonNode vectors;

  @BeforeAll
  static void open() {
    browserFixture = BrowserFixture.of(2);
    browser = browserFixture.bareBrowser(PEER, CameraPolicy.GRANTED);
    vectors = MediaPage.resultOf(browser, browserFixture.page("stamp.html"));
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @Test
  void the_page_reads_what_java_paints_at_full_size_and_at_a_quarter_cropped_and_enlarged() {
    assertThat(vectors.path("stamps")).hasSizeGreaterThanOrEqualTo(4 * 12);
    for (JsonNode painted : vectors.path("stamps")) {
      JsonNode example = painted.path("example");
      String expected =
          "{\"peer\":%s,\"counter\":%s}"
              .formatted(example.path("peer").asInt(), example.path("counter").asInt());

      assertThat(painted.path("readings"))
          .hasSize(6)
          .allSatisfy(stamp -> assertThat(stamp.toString()).isEqualTo(expected));
    }
  }

  /** Six columns are left, with six bits of the peer and none above the twelfth of the counter. */
  @Test
  void the_page_reads_what_a_tall_crop_leaves_of_a_stamp() {
    int read = 0;
    for (JsonNode painted : vectors.path("tall")) {
      int peer = painted.path("example").path("peer").asInt();
      int counter = painted.path("example").path("counter").asInt();
      if (peer < 64 && counter < 4096) {
        assertThat(painted.path("read").toString())
            .isEqualTo("{\"peer\":%d,\"counter\":%d}".formatted(peer, counter));
        read++;
      }
    }
    assertThat(read).isGreaterThanOrEqualTo(2);
  }

  @Test
  void the_page_refuses_what_java_refuses() {
    assertThat(vectors.path("refused")).hasSizeGreaterThanOrEqualTo(4 * 12);
    for (JsonNode painted : vectors.path("refused")) {
      String why = painted.path("example").path("why").asString();
      if (!why.equals(MIRRORED)) {
        assertThat(painted.path("readings")).as(why).hasSize(6).allMatch(JsonNode::isNull);
      }
    }
  }

  @Test
  void the_page_reads_a_mirrored_stamp_and_says_so() {
    for (JsonNode painted : vectors.path("refused")) {
      if (painted.path("example").path("why").asString().equals(MIRRORED)) {
        assertThat(painted.path("readings"))
            .hasSize(6)
            .allSatisfy(
                stamp ->
                    assertThat(stamp.toString())
                        .isEqualTo("{\"peer\":2,\"counter\":299,\"orientation\":\"mirrored\"}"));
      }
    }
  }

  @Test
  void a_black_picture_has_no_stamp_and_is_known_to_be_black() {
    JsonNode black = vectors.path("black");

    assertThat(black.path("stamp").isNull()).isTrue();
    assertThat(black.path("meanLuma").asDouble()).isLessThan(8);
    assertThat(black.path("contrast").asDouble()).isZero();
  }

  @Test
  void nothing_that_is_no_picture_makes_the_reader_throw() {
    assertThat(vectors.path("odd")).hasSize(6).allMatch(JsonNode::isNull);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VP8", "VP9", "H264", "AV1"})
  void frames_are_read_after_an_encoder_at_a_quarter_of_the_size_and_50_kilobits(String codec) {
    JsonNode result =
        MediaPage.resultOf(browser, browserFixture.page("stamp-encoded.html?codec=" + codec));
    assumeThat(result.path("supported").asBoolean()).as(codec + " can be sent").isTrue();

    assertThat(result.path("codec").asString()).isEqualTo("video/" + codec);
    JsonNode frames = result.path("frames");
    assertThat(frames).hasSizeGreaterThanOrEqualTo(START_UP_FRAMES + 20);
    int read = 0;
    int last = -1;
    for (int i = 0; i < frames.size(); i++) {
      JsonNode stamp = frames.get(i).path("stamp");
      if (!stamp.isNull()) {
        Stamp seen = stampOf(stamp);
        assertThat(seen.peer()).as("frame %d", i).isEqualTo(PEER);
        if (last >= 0) {
          // A frame may be dropped, but never more than two seconds of them.
          assertThat(FORMAT.counterStep(last, seen.counter()))
              .as("frame %d goes from %d to %d", i, last, seen.counter())
              .isBetween(0, 60);
        }
        last = seen.counter();
        read += i < START_UP_FRAMES ? 0 : 1;
      }
    }
    LOG.info(
        "{}: {} of {} read, {}x{}, {} kbit/s, QP {}, {} ms a reading; painted: {} ms",
        codec,
        read,
        frames.size() - START_UP_FRAMES,
        frames.get(frames.size() - 1).path("width"),
        frames.get(frames.size() - 1).path("height"),
        result.path("kbps"),
        result.path("qp"),
        result.path("readMs"),
        vectors.path("readMs"));
    assertThat(frames.get(frames.size() - 1).path("width").asInt()).isLessThanOrEqualTo(160);
    assertThat(read).isGreaterThanOrEqualTo((frames.size() - START_UP_FRAMES) * 9 / 10);
  }

  private static Stamp stampOf(JsonNode stamp) {
    return new Stamp(stamp.path("peer").asInt(-1), stamp.path("counter").asInt(-1));
  }
}
