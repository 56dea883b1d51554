package io.peerproof.call.steps;

import io.peerproof.browser.platform.SecretTexts;
import io.peerproof.event.PeerRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The values of the placeholders in the steps of one call.
 *
 * @param room room of the call
 * @param shared texts that steps shared, by name
 * @param variables environment variables; their values are secrets
 * @param secrets texts that no output may show
 */
public record StepValues(
    String room,
    Map<String, String> shared,
    Function<String, Optional<String>> variables,
    SecretTexts secrets) {

  /** Creates the values of a call whose steps have shared nothing yet. */
  public static StepValues of(
      String room, List<Step> steps, Function<String, Optional<String>> variables) {
    SecretTexts secrets = new SecretTexts();
    steps.stream()
        .flatMap(step -> step.texts().stream())
        .flatMap(text -> StepText.variables(text).stream())
        .flatMap(name -> variables.apply(name).stream())
        .forEach(secrets::add);
    return new StepValues(room, new ConcurrentHashMap<>(), variables, secrets);
  }

  /** Returns a text of a step with its values at this peer. */
  String fill(String text, PeerRole role) {
    return StepText.fill(
        text,
        name ->
            switch (name) {
              case "room", "call" -> Optional.of(room);
              case "peer" -> Optional.of(String.valueOf(role.number()));
              case "role" -> Optional.of(role.word());
              default -> Optional.ofNullable(shared.get(name));
            },
        variables);
  }
}
