package io.peerproof.call.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PeerRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTextTest {

  private static final Map<String, String> VARIABLES = Map.of("PIN", "4711", "USER_NAME", "ann");

  private static StepValues values(String text) {
    return StepValues.of(
        "call1",
        List.of(new Step.Type(StepActor.BOTH, text, "#field")),
        name -> Optional.ofNullable(VARIABLES.get(name)));
  }

  private static String filled(String text, PeerRole role) {
    StepValues values = values(text);
    values.shared().put("link", "http://localhost/#x");
    return values.fill(text, role);
  }

  @Test
  void placeholders_have_the_values_of_the_peer() {
    assertThat(filled("{room}/{peer}/{role}/{call}", PeerRole.CALLER))
        .isEqualTo("call1/1/caller/call1");
    assertThat(filled("{room}/{peer}/{role}/{call}", PeerRole.CALLEE))
        .isEqualTo("call1/2/callee/call1");
    assertThat(filled("{link}?u=$USER_NAME&p=$PIN", PeerRole.CALLEE))
        .isEqualTo("http://localhost/#x?u=ann&p=4711");
  }

  @Test
  void doubled_signs_stand_for_one() {
    assertThat(filled("{{room}} $$PIN $5 {} {a b}", PeerRole.CALLER))
        .isEqualTo("{room} $PIN $5 {} {a b}");
  }

  @Test
  void the_value_of_a_variable_is_a_secret_and_a_shared_text_is_none() {
    assertThat(values("$PIN for {room}").secrets().apply("typed 4711 in call1"))
        .isEqualTo("typed *** in call1");
  }

  @Test
  void a_typed_text_is_shown_only_where_it_says_nothing() {
    assertThat(new Step.Type(StepActor.CALLER, "hunter2", "#pw").words())
        .isEqualTo("type '***' into '#pw'");
    assertThat(new Step.Type(StepActor.CALLER, "$PIN", "#pw").words())
        .isEqualTo("type '$PIN' into '#pw'");
    assertThat(new Step.AnswerDialog(StepActor.CALLER, "hunter2").words())
        .isEqualTo("answer dialog with '***'");
  }

  @Test
  void numbers_are_written_as_people_say_them() {
    assertThat(List.of(0, 1, 2, 3, 4, 11, 12, 13, 21, 112).stream().map(StepText::ordinal))
        .containsExactly(
            "", "1st ", "2nd ", "3rd ", "4th ", "11th ", "12th ", "13th ", "21st ", "112th ");
  }
}
