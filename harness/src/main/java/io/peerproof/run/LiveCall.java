package io.peerproof.run;

import io.peerproof.browser.BrowserSession;
import io.peerproof.call.Call;
import io.peerproof.call.Peer;
import io.peerproof.call.Role;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;

/** One call between two sessions that run: from opening the pages to what is said of it. */
final class LiveCall {

  static final String ID = "1";

  private final CallSettings settings;
  private final FakePeers fakes;
  private final Path folder;
  private final Progress progress;
  private final Map<Role, BrowserSession> sessions;
  private final long startedNanos = System.nanoTime();

  LiveCall(
      CallSettings settings,
      FakePeers fakes,
      Path folder,
      Progress progress,
      Map<Role, BrowserSession> sessions) {
    this.settings = settings;
    this.fakes = fakes;
    this.folder = folder;
    this.progress = progress;
    this.sessions = sessions;
  }

  CallReport make(URI server) throws InterruptedException {
    progress.step("Opening the page in both browsers and waiting for the proof");
    try (Call call = Call.between(driver(Role.CALLER), driver(Role.CALLEE))) {
      sessions.values().forEach(session -> session.died().thenRun(call::look));
      CallWatch watch =
          new CallWatch(
              role -> heard(call.peer(role)), fakes::seenBy, this::death, System::nanoTime);
      CallEnd end = end(call, watch, server);
      return report(
          end, end instanceof CallEnd.Proven proven ? proven.verdicts() : watch.verdicts());
    } catch (WebDriverException | CompletionException e) {
      List<PeerVerdicts> nothing =
          Role.all().map(role -> PeerVerdicts.of(role, List.of(), fakes.seenBy(role))).toList();
      return report(deathOr(e), nothing);
    }
  }

  private CallEnd end(Call call, CallWatch watch, URI server) throws InterruptedException {
    try {
      call.open(page(server, Role.CALLER), page(server, Role.CALLEE));
    } catch (WebDriverException | CompletionException e) {
      return deathOr(e);
    }
    return call.await(settings.timeout(), new Milestones(call, progress).before(watch))
        .orElseGet(() -> watch.atDeadline(settings.timeout()));
  }

  private static CallWatch.Heard heard(Peer peer) {
    return new CallWatch.Heard(peer.events(), peer.silence());
  }

  /** A command fails before the end of the process that it failed for is told. */
  private CallEnd deathOr(RuntimeException failure) {
    CompletableFuture<Object> anyDeath =
        CompletableFuture.anyOf(
            sessions.values().stream().map(BrowserSession::died).toArray(CompletableFuture[]::new));
    anyDeath.completeOnTimeout("", 500, TimeUnit.MILLISECONDS).join();
    return death()
        .<CallEnd>map(died -> died)
        .orElseGet(() -> new CallEnd.Unusable(String.valueOf(failure.getMessage())));
  }

  private Optional<CallEnd.Died> death() {
    return Role.all()
        .filter(role -> sessions.get(role).died().isDone())
        .map(role -> new CallEnd.Died(role, sessions.get(role).died().join()))
        .findFirst();
  }

  private CallReport report(CallEnd end, List<PeerVerdicts> verdicts) {
    double durationMs = CallRun.millisSince(startedNanos);
    Ending ending = Ending.of(end, verdicts);
    if (ending.outcome() != Outcome.PASSED) {
      progress.step("Keeping screenshots and logs");
    }
    return new CallReport(
        ID,
        ending.outcome(),
        ending.reason(),
        ending.phase().orElse(null),
        durationMs,
        verdicts.stream().map(v -> peerReport(v, ending.outcome())).toList());
  }

  private PeerReport peerReport(PeerVerdicts verdicts, Outcome outcome) {
    BrowserSession session = sessions.get(verdicts.role());
    Artifacts artifacts = new Artifacts(folder, verdicts.role());
    boolean passed = outcome == Outcome.PASSED;
    if (session.alive() && (!passed || settings.screenshots())) {
      artifacts.screenshot(session.driver());
    }
    if (!passed) {
      artifacts.events(verdicts.events()).file(session.browserLog()).file(session.driverLog());
    }
    return PeerReports.of(verdicts, session.facts(), artifacts.files());
  }

  private URI page(URI server, Role role) {
    return server.resolve(settings.peer(role).page());
  }

  private WebDriver driver(Role role) {
    return sessions.get(role).driver();
  }
}
