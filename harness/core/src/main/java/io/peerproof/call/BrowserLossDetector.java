package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.platform.SecretTexts;
import io.peerproof.event.PeerRole;
import io.peerproof.probe.ProbeSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Detects that a browser of a call died, that its tab crashed, or that its events stopped. */
final class BrowserLossDetector {

  private final List<PeerRole> roles;
  private final Map<PeerRole, BrowserSession> sessions;
  private final Function<PeerRole, ProbeSession> feeds;
  private final SecretTexts secrets;
  private final Map<PeerRole, TabCrashDetector> pulses;

  /**
   * @param feeds connection that delivers the events of a peer's page
   * @param secrets texts that no sentence may contain
   */
  BrowserLossDetector(
      List<PeerRole> roles,
      Map<PeerRole, BrowserSession> sessions,
      Function<PeerRole, ProbeSession> feeds,
      SecretTexts secrets) {
    this.roles = List.copyOf(roles);
    this.sessions = Map.copyOf(sessions);
    this.feeds = feeds;
    this.secrets = secrets;
    this.pulses =
        roles.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), role -> new TabCrashDetector(sessions.get(role))));
  }

  /**
   * Waits for the death of a browser, because a command fails before the end of the process is
   * known.
   */
  CallTermination deathOr(RuntimeException failure) {
    CompletableFuture<Object> anyDeath =
        CompletableFuture.anyOf(
            sessions.values().stream().map(BrowserSession::died).toArray(CompletableFuture[]::new));
    anyDeath.completeOnTimeout("", 500, TimeUnit.MILLISECONDS).join();
    return death()
        .<CallTermination>map(died -> died)
        .orElseGet(
            () ->
                new CallTermination.Unusable(secrets.apply(String.valueOf(failure.getMessage()))));
  }

  /** Finds a browser, a tab or a connection that was lost. */
  Optional<CallTermination.Died> death(CallPages call) {
    return death()
        .or(this::cutFeed)
        .or(
            () ->
                roles.stream()
                    .flatMap(
                        role ->
                            pulses.get(role).crash(call.peer(role).silence()).stream()
                                .map(sentence -> new CallTermination.Died(role, sentence)))
                    .findFirst());
  }

  /**
   * Finds a browser that runs, and that nobody watches any more. When a browser ends, its
   * connections are cut first, so this waits for that word.
   */
  private Optional<CallTermination.Died> cutFeed() {
    return roles.stream()
        .filter(role -> isCut(role) && !hasDiedMeanwhile(role))
        .map(
            role ->
                new CallTermination.Died(
                    role,
                    String.format(
                        Locale.ROOT,
                        "The connection to the browser of %s was cut, so that nothing more is known of its page.",
                        role.phrase())))
        .findFirst();
  }

  private boolean isCut(PeerRole role) {
    return feeds.apply(role).isCut();
  }

  private boolean hasDiedMeanwhile(PeerRole role) {
    return !sessions
        .get(role)
        .died()
        .completeOnTimeout("", 500, TimeUnit.MILLISECONDS)
        .join()
        .isEmpty();
  }

  private Optional<CallTermination.Died> death() {
    return roles.stream()
        .filter(role -> sessions.get(role).died().isDone())
        .map(role -> new CallTermination.Died(role, sessions.get(role).died().join()))
        .findFirst();
  }
}
