package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.timeline.FailedPhase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportSchemaTest {

  private static final JsonNode SCHEMA = schema();

  private static JsonNode schema() {
    try (InputStream in = ReportJson.class.getResourceAsStream("report.schema.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> errors(String json) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void the_schema_is_a_schema() {
    Schema dialect =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    "https://json-schema.org/draft/2020-12/schema"));

    assertThat(dialect.validate(SCHEMA)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.peerproof.report.ReportJsonTest#samples")
  void what_is_written_fits_the_schema(RunReport report) {
    assertThat(errors(ReportJson.write(report))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\":5 | \"schemaVersion\":4",
        "\"outcome\":\"PASSED\" | \"outcome\":\"GREEN\"",
        "\"startedAt\":\"2026-11-22T22:05:11.204Z\" | \"startedAt\":1795385111",
        "\"startedAt\":\"2026-11-22T22:05:11.204Z\" | \"startedAt\":\"yesterday Z\"",
        "\"role\":\"caller\" | \"role\":\"callee\"",
        "\"mediaMs\" | \"mediaMS\"",
        "\"mediaMs\":112.3 | \"mediaMs\":-1",
        "\"verdict\":\"PLAYING\" | \"verdict\":\"FROZEN\"",
        "\"failedPhase\":null | \"failedPhase\":\"ice\"",
        "\"type\":\"loaded\" | \"type\":\"laoded\"",
        "\"machine\":\"ICE_CONNECTION\" | \"machine\":\"ICE\"",
        "\"requested\":\"auto\", | ``",
      })
  void what_is_broken_is_refused(String whole, String broken) {
    String json = ReportJson.compact(SampleReports.passed());

    assertThat(errors(json)).isEmpty();
    assertThat(json).contains(whole);
    assertThat(errors(json.replace(whole, broken))).isNotEmpty();
  }

  @Test
  void a_failure_without_its_phase_is_refused() {
    String json = ReportJson.compact(SampleReports.failed());

    assertThat(errors(json.replace("\"failedPhase\":\"ice\"", "\"failedPhase\":null")))
        .isNotEmpty();
  }

  @Test
  void a_pass_without_calls_is_refused() {
    String json =
        ReportJson.compact(SampleReports.withoutCalls()).replace("INCONCLUSIVE", "PASSED");

    assertThat(errors(json)).isNotEmpty();
  }

  @Test
  void artifacts_stay_inside_the_folder() {
    String json = ReportJson.compact(SampleReports.failed());

    assertThat(errors(json.replace("callee/console.log", "../console.log"))).isNotEmpty();
    assertThat(errors(json.replace("callee/console.log", "/etc/passwd"))).isNotEmpty();
  }

  @Test
  void every_event_of_the_probe_is_described_with_its_properties() {
    for (JsonSubTypes.Type type : PeerEvent.class.getAnnotation(JsonSubTypes.class).value()) {
      String name = type.name().equals("stats") ? "stats" : "event-" + type.name();
      JsonNode described = SCHEMA.path("$defs").path(name);
      List<String> properties = new ArrayList<>(List.of("type"));
      Stream.of(type.value().getRecordComponents()).forEach(c -> properties.add(c.getName()));

      assertThat(described.path("properties").path("type").path("const").asString())
          .as("const of $defs/%s", name)
          .isEqualTo(type.name());
      assertThat(described.path("properties").propertyNames())
          .as("properties of $defs/%s", name)
          .containsExactlyElementsOf(properties);
      assertThat(SCHEMA.path("$defs").path("event").path("oneOf").toString().contains(name + "\""))
          .as("$defs/event lists %s", name)
          .isEqualTo(!name.equals("stats"));
    }
  }

  @Test
  void verdicts_outcomes_and_phases_are_all_described() {
    assertThat(enumOf("outcome")).isEqualTo(names(Outcome.values()));
    assertThat(enumOf("video/properties/verdict")).isEqualTo(names(VideoVerdict.values()));
    assertThat(enumOf("audio/properties/verdict")).isEqualTo(names(AudioVerdict.values()));
    assertThat(enumOf("data/properties/verdict")).isEqualTo(names(DataVerdict.values()));
    assertThat(enumOf("failedPhase"))
        .startsWith(
            Arrays.stream(FailedPhase.values()).map(FailedPhase::word).toArray(String[]::new))
        .hasSize(FailedPhase.values().length + 1);
  }

  @Test
  void every_verdict_has_a_sentence_in_the_report() throws IOException {
    String sentences = script("verdicts.js");

    // STRANGE holds the sentences of WRONG_SOURCE; NOT_EXPECTED has none.
    assertThat(
            Stream.of(VideoVerdict.values(), AudioVerdict.values(), DataVerdict.values())
                .flatMap(verdicts -> names(verdicts).stream())
                .filter(name -> !name.equals("WRONG_SOURCE") && !name.equals("NOT_EXPECTED")))
        .allSatisfy(name -> assertThat(sentences).contains("\n  " + name + ": '"));
  }

  @Test
  void every_event_has_a_group_in_the_report() throws IOException {
    String groups = script("event-text.js");

    // These measure, and are no lines of the list of events.
    List<String> unlisted = List.of("stats", "pace", "left-out");
    assertThat(PeerEvent.class.getAnnotation(JsonSubTypes.class).value())
        .extracting(JsonSubTypes.Type::name)
        .filteredOn(name -> !unlisted.contains(name))
        .allSatisfy(name -> assertThat(groups).contains("'" + name + "'"));
  }

  private static String script(String name) throws IOException {
    try (InputStream in =
        ReportSchemaTest.class.getResourceAsStream("/io/peerproof/pages/report/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> enumOf(String definition) {
    List<String> values = new ArrayList<>();
    SCHEMA.at("/$defs/" + definition + "/enum").forEach(value -> values.add(value.asString("")));
    return values;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
