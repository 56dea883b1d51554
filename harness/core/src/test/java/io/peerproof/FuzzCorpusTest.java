package io.peerproof;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.peerproof.call.steps.StepsFuzzTarget;
import io.peerproof.probe.ProbeMessageFuzzTarget;
import io.peerproof.proof.diagnosis.DescriptionFuzzTarget;
import io.peerproof.report.ReportFuzzTarget;
import io.peerproof.server.StunFuzzTarget;
import io.peerproof.signaling.ClientMessageFuzzTarget;
import io.peerproof.signaling.IceServerFuzzTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds each fuzz target with its known inputs: one a line, in base64. {@code tests/fuzz} searches
 * for others.
 */
class FuzzCorpusTest {

  private static final Map<String, Consumer<byte[]>> TARGETS =
      Map.of(
          "client-message", ClientMessageFuzzTarget::fuzzerTestOneInput,
          "description", DescriptionFuzzTarget::fuzzerTestOneInput,
          "ice-server", IceServerFuzzTarget::fuzzerTestOneInput,
          "probe-message", ProbeMessageFuzzTarget::fuzzerTestOneInput,
          "report", ReportFuzzTarget::fuzzerTestOneInput,
          "steps", StepsFuzzTarget::fuzzerTestOneInput,
          "stun", StunFuzzTarget::fuzzerTestOneInput);

  static List<String> targets() {
    return TARGETS.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void a_reader_of_foreign_input_reads_it_or_refuses_it_with_a_reason(String target) {
    for (String line : inputs(target)) {
      assertThatCode(
              () ->
                  Objects.requireNonNull(TARGETS.get(target))
                      .accept(Base64.getDecoder().decode(line)))
          .as(line)
          .doesNotThrowAnyException();
    }
  }

  private static List<String> inputs(String target) {
    try (InputStream lines = FuzzCorpusTest.class.getResourceAsStream("fuzz/" + target + ".txt")) {
      return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
