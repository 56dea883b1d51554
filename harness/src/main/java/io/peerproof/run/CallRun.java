package io.peerproof.run;

import io.peerproof.browser.BrowserException;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.Browsers;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.call.Role;
import io.peerproof.media.FakeMedia;
import io.peerproof.media.MediaException;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerStartException;
import io.peerproof.timeline.FailedPhase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A run of one call: gets browsers, media and a server, makes the call, and says how it went. */
public final class CallRun {

  private final CallSettings settings;
  private final Path folder;
  private final Progress progress;
  private final Clock clock;

  private CallRun(CallSettings settings, Path folder, Progress progress, Clock clock) {
    this.settings = settings;
    this.folder = folder;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Makes one call. When this returns, no browser, driver or profile of it is left.
   *
   * @param folder that exists, for logs and for what a call that did not pass leaves
   * @return how it went; what could not be measured is in there as {@link Outcome#INCONCLUSIVE}
   * @throws InterruptedException when this thread was interrupted; nothing is left then either
   */
  public static RunReport make(CallSettings settings, Path folder, Progress progress)
      throws InterruptedException {
    return new CallRun(settings, folder.toAbsolutePath(), progress, Clock.systemUTC()).make();
  }

  private RunReport make() throws InterruptedException {
    Instant startedAt = clock.instant();
    long startedNanos = System.nanoTime();
    CompletableFuture<HostReport> host =
        CompletableFuture.supplyAsync(ThisHost::describe, Background.THREADS);
    CallReport call = makeCall();
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        call.outcome(),
        call.reason(),
        startedAt,
        millisSince(startedNanos),
        host.join(),
        settings.command(),
        List.of(call));
  }

  private CallReport makeCall() throws InterruptedException {
    long startedNanos = System.nanoTime();
    try (Browsers browsers = Browsers.onThisMachine(settings.install(), progress::step);
        Background<PeerproofServer> server =
            Background.make(
                () -> PeerproofServer.start(settings.server()), PeerproofServer::close)) {
      progress.step("Starting two browsers, the server and the fake cameras");
      FakePeers fakes = FakePeers.inUserCache().begin();
      Role.all().forEach(role -> browsers.find(settings.peer(role).browser()));
      Map<Role, BrowserSession> sessions = open(browsers, fakes);
      return new LiveCall(settings, fakes, folder, progress, sessions).make(server.get().url());
    } catch (BrowserException | ServerStartException | MediaException e) {
      return unmeasured(e.getMessage(), millisSince(startedNanos));
    }
  }

  private Map<Role, BrowserSession> open(Browsers browsers, FakePeers fakes) {
    List<BrowserSession> sessions =
        browsers.openAll(Role.all().map(role -> order(role, fakes.of(role))).toList());
    return Map.of(Role.CALLER, sessions.get(0), Role.CALLEE, sessions.get(1));
  }

  private Browsers.Order order(Role role, FakeMedia media) {
    PeerSettings peer = settings.peer(role);
    return new Browsers.Order(
        peer.browser(),
        LaunchOptions.named(role.word(), folder)
            .withFakeVideo(media.video())
            .withFakeAudio(media.audio())
            .withCamera(peer.camera())
            .withHeaded(settings.headed()));
  }

  private static CallReport unmeasured(String reason, double durationMs) {
    return new CallReport(
        LiveCall.ID,
        Outcome.INCONCLUSIVE,
        reason,
        FailedPhase.SESSION,
        durationMs,
        Role.all().map(PeerReports::unmeasured).toList());
  }

  static double millisSince(long startedNanos) {
    return Math.round((System.nanoTime() - startedNanos) / 1e3) / 1e3;
  }
}
