package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SabotageCatalogueTest {

  private static final List<SabotageCase> EVERYTHING =
      Stream.concat(SabotageCatalogue.all().stream(), SabotageCatalogue.healthy().stream())
          .toList();

  @Test
  void every_case_has_a_name_of_its_own() {
    assertThat(EVERYTHING).extracting(SabotageCase::name).doesNotHaveDuplicates();
  }

  @Test
  void every_case_says_in_a_sentence_what_is_broken_or_odd() {
    assertThat(EVERYTHING).allSatisfy(one -> assertThat(one.what()).matches("[A-Z].+\\."));
  }

  @Test
  void a_healthy_call_passes() {
    assertThat(SabotageCatalogue.healthy())
        .allSatisfy(one -> assertThat(one.outcome()).isEqualTo(Outcome.PASSED));
  }
}
