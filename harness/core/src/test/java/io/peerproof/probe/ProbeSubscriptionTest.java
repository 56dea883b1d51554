package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.media.DeviceVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProbeSubscriptionTest {

  private final EventLog log = new EventLog(() -> {});
  private final ProbeSubscription subscription =
      new ProbeSubscription(
          log, "CDwindow-CALL", new StampedEventReader(DeviceVariant.FIRST), closed -> {});
  private final List<String> answers = new ArrayList<>();

  private void says(String tab, String... lines) {
    subscription.onMessage("document of " + tab, tab, String.join("\n", lines), 1);
  }

  private PageDialog dialog(String kind) {
    return new PageDialog(
        "CALL",
        kind,
        "Text",
        (accept, input) -> {
          answers.add(accept + (input == null ? "" : " " + input));
          return CompletableFuture.completedFuture(null);
        });
  }

  @Test
  void another_window_is_no_page_of_the_call_and_its_names_are_its_own() {
    says("CALL", "1 {\"type\":\"document\",\"atMs\":1,\"url\":\"http://a/\",\"frame\":false}");
    says(
        "HELP-7",
        "1 {\"type\":\"document\",\"atMs\":2,\"url\":\"http://b/\",\"frame\":false}",
        "2 {\"type\":\"peer-connection-closed\",\"atMs\":3,\"pc\":\"pc1\"}",
        "3 {\"type\":\"pace\",\"atMs\":4,\"spanMs\":1,\"fired\":1,\"mostLateMs\":0,\"frameRate\":null}",
        "@ 1000000 600");

    assertThat(log.history().events())
        .containsExactly(
            new PageEvent.DocumentStarted(1, "http://a/", false),
            new PageEvent.DocumentStarted(2, "http://b/", true),
            new ConnectionEvent.Closed(3, "frame-HELP--pc1"));
    assertThat(log.clock()).isEmpty();
  }

  @Test
  void the_names_of_a_window_s_iframe_stay() {
    says("HELP", "1 {\"type\":\"peer-connection-closed\",\"atMs\":3,\"pc\":\"frame-x-pc1\"}");

    assertThat(log.history().events())
        .containsExactly(new ConnectionEvent.Closed(3, "frame-x-pc1"));
  }

  @Test
  void errors_of_another_window_count_from_when_it_calls() {
    PageEvent.Log error = new PageEvent.Log(5, "error", "no", null);

    subscription.onEvent("HELP", error);
    subscription.onEvent("HELP", new PageEvent.OpenFailed(5, "http://b/", ""));
    assertThat(log.history().events()).isEmpty();

    says("HELP", "1 {\"type\":\"peer-connection-closed\",\"atMs\":3,\"pc\":\"pc1\"}");
    subscription.onEvent("HELP", error);
    subscription.onEvent("CALL", error);

    assertThat(log.history().all(PageEvent.Log.class)).hasSize(2);
  }

  @Test
  void a_dialog_that_no_step_answers_is_answered_as_by_somebody_who_does_not_care() {
    for (String kind : List.of("alert", "confirm", "prompt", "beforeunload")) {
      subscription.onDialog(dialog(kind));
      subscription.onDialogClosed("CALL", false);
    }

    assertThat(answers).containsExactly("true", "false", "false", "true");
    assertThat(log.history().all(PageEvent.DialogClosed.class))
        .extracting(PageEvent.DialogClosed::unanswered)
        .containsOnly(true);
  }

  @Test
  void a_dialog_that_a_step_answers_stays_open_until_then() {
    subscription.keepDialogs(() -> true);
    subscription.onDialog(dialog("prompt"));
    assertThat(answers).isEmpty();

    subscription.dialog().orElseThrow().answer(true, "Ann");
    subscription.onDialogClosed("CALL", true);

    assertThat(answers).containsExactly("true Ann");
    assertThat(subscription.dialog()).isEmpty();
    assertThat(log.history().first(PageEvent.DialogClosed.class))
        .map(PageEvent.DialogClosed::unanswered)
        .contains(false);
  }

  @Test
  void a_dialog_that_is_left_open_is_closed_when_the_call_is_over() {
    subscription.keepDialogs(() -> true);
    subscription.onDialog(dialog("confirm"));

    subscription.close();

    assertThat(answers).containsExactly("false");
  }

  @Test
  void secrets_are_masked_in_all_that_a_page_says() {
    subscription.mask(text -> text.replace("hunter2", "***"));

    says(
        "CALL",
        "1 {\"type\":\"document\",\"atMs\":1,\"url\":\"http://a/?p=hunter2\",\"frame\":false}");
    subscription.onEvent("CALL", new PageEvent.Log(2, "warn", "hunter2", "http://a/?p=hunter2:1"));
    subscription.onEvent("CALL", new PageEvent.OpenFailed(3, "http://a/?p=hunter2", ""));

    assertThat(log.history().events()).hasSize(3).noneMatch(e -> e.toString().contains("hunter2"));
  }
}
