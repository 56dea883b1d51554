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
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerOptions;
import io.peerproof.server.ServerStartException;
import io.peerproof.timeline.FailedPhase;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/**
 * Calls made one after the other in the same two browsers, each in fresh documents. A browser that
 * died, hangs, or was not started as the next call wants it is replaced before that call.
 */
public final class CallSeries implements AutoCloseable {

  private record Served(ServerOptions options, Background<PeerproofServer> server) {}

  private record Seat(PeerSettings.Launch launch, boolean headed, BrowserSession session) {}

  private final Path root;
  private final Progress progress;
  private final Browsers browsers;
  private final FakePeers fakes = FakePeers.inUserCache();
  private final Map<Role, Seat> seats = new EnumMap<>(Role.class);
  private @Nullable Served served;
  private int sessionsStarted;
  private int calls;

  private CallSeries(CallSettings settings, Path root, Progress progress) {
    this.root = root.toAbsolutePath();
    this.progress = progress;
    this.browsers = Browsers.onThisMachine(settings.options().install(), progress::step);
  }

  /**
   * A series that may begin with a call of these settings; nothing is started yet but what takes
   * long and goes on beside.
   *
   * @param folder that exists, for the browsers' logs; names in reports are relative to it
   */
  public static CallSeries open(CallSettings settings, Path folder, Progress progress) {
    CallSeries series = new CallSeries(settings, folder, progress);
    series.serve(settings.server());
    Role.all().forEach(role -> series.fakes.begin(role, settings.peer(role).launch().format()));
    return series;
  }

  /**
   * Makes one call.
   *
   * @param folder for what a call that did not pass leaves; made when it is missing
   * @return how it went; what could not be measured is in there as {@link Outcome#INCONCLUSIVE}
   * @throws InterruptedException when this thread was interrupted
   */
  public CallReport make(CallSettings settings, Path folder, Onlooker onlooker)
      throws InterruptedException {
    String id = String.valueOf(++calls);
    long startedNanos = System.nanoTime();
    try {
      serve(settings.server());
      Map<Role, BrowserSession> sessions = seated(settings);
      LiveCall.Place place = new LiveCall.Place(id, server(), root, folder.toAbsolutePath());
      CallReport report = new LiveCall(settings, fakes, place, progress, onlooker, sessions).make();
      leave(settings, report);
      return report;
    } catch (BrowserException | ServerStartException | MediaException e) {
      return unmeasured(id, String.valueOf(e.getMessage()), CallRun.millisSince(startedNanos));
    }
  }

  /** Makes one call that nobody looks at. */
  public CallReport make(CallSettings settings, Path folder) throws InterruptedException {
    return make(settings, folder, Onlooker.none());
  }

  /** Where the pages of the last call came from, or of the first that is to come. */
  public URI server() {
    if (served == null) {
      throw new IllegalStateException("this series is closed");
    }
    return served.server().get().url();
  }

  /** Begins to serve as {@code options} say, if it is not done already. */
  private void serve(ServerOptions options) {
    if (served == null || !served.options().equals(options)) {
      stopServing();
      served =
          new Served(
              options,
              Background.make(() -> PeerproofServer.start(options), PeerproofServer::close));
    }
  }

  /** Both browsers as {@code settings} want them; starts those that are not there. */
  private Map<Role, BrowserSession> seated(CallSettings settings) {
    boolean headed = settings.options().headed();
    Role.all().forEach(role -> browsers.find(settings.peer(role).launch().browser()));
    seats
        .entrySet()
        .removeIf(entry -> freed(entry.getValue(), settings.peer(entry.getKey()), headed));
    List<Role> missing = Role.all().filter(role -> !seats.containsKey(role)).toList();
    if (!missing.isEmpty()) {
      progress.step(
          missing.size() == 2
              ? "Starting two browsers, the server and the fake cameras"
              : "Starting the browser of the " + missing.get(0).word() + " anew");
      Path logs = sessionsStarted == 0 ? root : root.resolve("session-" + (sessionsStarted + 1));
      sessionsStarted++;
      List<BrowserSession> started =
          browsers.openAll(
              missing.stream()
                  .map(role -> order(role, settings.peer(role), headed, logs))
                  .toList());
      for (int i = 0; i < missing.size(); i++) {
        Role role = missing.get(i);
        seats.put(role, new Seat(settings.peer(role).launch(), headed, started.get(i)));
      }
    }
    return Map.of(
        Role.CALLER,
        seats.get(Role.CALLER).session(),
        Role.CALLEE,
        seats.get(Role.CALLEE).session());
  }

  /** Closes the session of a seat that is not fit for the next call. */
  private static boolean freed(Seat seat, PeerSettings wanted, boolean headed) {
    boolean fit =
        seat.session().alive() && seat.launch().equals(wanted.launch()) && seat.headed() == headed;
    if (!fit) {
      seat.session().close();
    }
    return !fit;
  }

  private Browsers.Order order(Role role, PeerSettings peer, boolean headed, Path logs) {
    PeerSettings.Launch launch = peer.launch();
    FakeMedia media = fakes.of(role, launch.format());
    return new Browsers.Order(
        launch.browser(),
        LaunchOptions.named(role.word(), logs)
            .withFakeVideo(media.video())
            .withFakeAudio(media.audio())
            .withCamera(launch.camera())
            .withHeaded(headed)
            .withArguments(launch.arguments().toArray(String[]::new)));
  }

  /**
   * Leaves nothing of a call in the browsers that the next one could meet. What cannot be left
   * behind, since the page hangs or the harness lost it, takes its browser along.
   */
  private void leave(CallSettings settings, CallReport report) {
    boolean lost = report.outcome() == Outcome.INCONCLUSIVE;
    List<CompletableFuture<Void>> leaving =
        Role.all()
            .map(
                role ->
                    CompletableFuture.runAsync(
                        () -> leave(role, settings.peer(role), lost), Background.THREADS))
            .toList();
    leaving.forEach(CompletableFuture::join);
    seats.values().removeIf(seat -> !seat.session().alive());
  }

  private void leave(Role role, PeerSettings peer, boolean lost) {
    BrowserSession session = seats.get(role).session();
    if (lost) {
      session.close();
      return;
    }
    try {
      session.driver().get("about:blank");
      if (peer.cpuSlowdown() > 1) {
        session.cdp("Emulation.setCPUThrottlingRate", Map.of("rate", 1));
      }
    } catch (WebDriverException | CompletionException e) {
      session.close();
    }
  }

  private static CallReport unmeasured(String id, String reason, double durationMs) {
    return new CallReport(
        id,
        Outcome.INCONCLUSIVE,
        reason,
        FailedPhase.SESSION,
        durationMs,
        null,
        List.of(),
        Role.all().map(PeerReports::unmeasured).toList());
  }

  private void stopServing() {
    if (served != null) {
      served.server().close();
      served = null;
    }
  }

  /** Ends the browsers and the server; nothing of the series is left. */
  @Override
  public void close() {
    try {
      browsers.close();
    } finally {
      stopServing();
    }
  }
}
