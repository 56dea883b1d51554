package io.peerproof.conference;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.Browsers;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.slot.BrowserPlaces;
import io.peerproof.browser.slot.PlaceException;
import io.peerproof.browser.slot.PlaceTicket;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.call.Bell;
import io.peerproof.call.FakePeers;
import io.peerproof.call.PageAddress;
import io.peerproof.call.Progress;
import io.peerproof.event.PeerEvent;
import io.peerproof.host.HostMonitor;
import io.peerproof.host.ThisHost;
import io.peerproof.media.FakeMedia;
import io.peerproof.media.MediaException;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.diagnosis.Hopeless;
import io.peerproof.proof.expectation.Expectation;
import io.peerproof.report.BrowserReport;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;

/**
 * A run of one call of several peers: gets browsers, media and a server, and says who sees whom.
 */
public final class MeetingRun {

  /** Time alone can break what was seen, so look now and then. */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);

  /** So many times more than its time-out a call gets on a machine that does not keep up. */
  private static final int MOST_MORE = 2;

  private final MeetingSettings settings;
  private final Path folder;
  private final Progress progress;
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();

  private MeetingRun(MeetingSettings settings, Path folder, Progress progress) {
    this.settings = settings;
    this.folder = folder.toAbsolutePath();
    this.progress = progress;
  }

  /**
   * Makes the call. When this returns, no browser, driver or profile of it is left.
   *
   * @param folder that exists, for logs and screenshots
   * @return how it went; what could not be measured is in there as {@link Outcome#INCONCLUSIVE}
   * @throws InterruptedException when this thread was interrupted; nothing is left then either
   */
  public static MeetingReport make(MeetingSettings settings, Path folder, Progress progress)
      throws InterruptedException {
    PlaceTicket places;
    try {
      places =
          BrowserPlaces.ofThisMachine(settings.maxBrowsers())
              .take(settings.peers(), String.join(" ", settings.command()), progress::waiting);
    } catch (PlaceException e) {
      return new MeetingRun(settings, folder, progress)
          .report(Outcome.INCONCLUSIVE, String.valueOf(e.getMessage()), List.of(), List.of());
    }
    try {
      return new MeetingRun(settings, folder, progress).make();
    } finally {
      places.close();
    }
  }

  private MeetingReport make() throws InterruptedException {
    try (Browsers browsers = Browsers.onThisMachine(settings.install(), progress::step);
        PeerproofServer server = PeerproofServer.start(settings.server())) {
      progress.step("Starting " + settings.peers() + " browsers and the fake cameras");
      FakePeers fakes = FakePeers.inUserCache();
      List<FakeMedia> media = media(fakes);
      List<BrowserSession> sessions = browsers.openAll(media.stream().map(this::order).toList());
      return meet(sessions, server.url(), media.stream().map(FakePeers::expectation).toList());
    } catch (BrowserException | ServerStartException | MediaException e) {
      return report(Outcome.INCONCLUSIVE, String.valueOf(e.getMessage()), List.of(), List.of());
    }
  }

  private List<FakeMedia> media(FakePeers fakes) {
    List<CompletableFuture<FakeMedia>> making =
        IntStream.rangeClosed(1, settings.peers())
            .mapToObj(
                peer -> CompletableFuture.supplyAsync(() -> fakes.of(peer, settings.format())))
            .toList();
    return making.stream().map(CompletableFuture::join).toList();
  }

  private Browsers.Order order(FakeMedia media) {
    return new Browsers.Order(
        settings.browser(),
        LaunchOptions.named(name(media.peer()), folder)
            .withFakeVideo(media.video())
            .withFakeAudio(media.audio())
            .withCamera(CameraPolicy.GRANTED)
            .withHeaded(settings.headed())
            .withArguments(settings.arguments().toArray(String[]::new)));
  }

  private static String name(int peer) {
    return "peer-" + peer;
  }

  private MeetingReport meet(List<BrowserSession> sessions, URI server, List<Expectation> members)
      throws InterruptedException {
    Bell bell = new Bell();
    sessions.forEach(session -> session.died().thenRun(bell::ring));
    try (HostMonitor monitor = HostMonitor.start();
        Seats seats = Seats.of(sessions, bell::ring)) {
      progress.step("Opening the page in all of them and waiting for the proof");
      String room = PageAddress.ownRoom();
      seats.open(peer -> server.resolve(page(peer, room)));
      long openedNanos = System.nanoTime();
      double openedMs = System.currentTimeMillis();
      MeetingHost host = new MeetingHost(monitor, settings.format());
      Supplier<Optional<Outcome>> ended = () -> ended(sessions, seats.events(), members);
      Optional<Outcome> end = bell.await(settings.timeout(), LOOK_INTERVAL, ended);
      for (int more = 0;
          end.isEmpty() && more < MOST_MORE && host.starved(seats.events(), openedMs);
          more++) {
        end = bell.await(settings.timeout(), LOOK_INTERVAL, ended);
      }
      List<Sighting> sightings = Sightings.of(seats.events(), members);
      return end.isPresent() && end.get() == Outcome.INCONCLUSIVE
          ? died(sessions, sightings)
          : judged(
              sessions,
              seats.events(),
              sightings,
              Duration.ofNanos(System.nanoTime() - openedNanos),
              host.shortfall(seats.events(), openedMs));
    } catch (WebDriverException | CompletionException e) {
      return report(
          Outcome.INCONCLUSIVE,
          "A browser could not be used: " + e.getMessage(),
          sessions,
          List.of());
    }
  }

  private String page(int peer, String room) {
    return settings
        .page()
        .replace("{room}", room)
        .replace("{peer}", String.valueOf(peer))
        .replace("{role}", peer == 1 ? "caller" : "callee");
  }

  /** Whether a browser died, each sees and hears each other, or a page is not there. */
  private static Optional<Outcome> ended(
      List<BrowserSession> sessions, List<List<PeerEvent>> events, List<Expectation> members) {
    if (sessions.stream().anyMatch(session -> session.died().isDone())) {
      return Optional.of(Outcome.INCONCLUSIVE);
    }
    if (events.stream().anyMatch(of -> Hopeless.of(of) == Hopeless.YES)) {
      return Optional.of(Outcome.FAILED);
    }
    return Sightings.of(events, members).stream().allMatch(Sighting::good)
        ? Optional.of(Outcome.PASSED)
        : Optional.empty();
  }

  private MeetingReport died(List<BrowserSession> sessions, List<Sighting> sightings) {
    String reason =
        sessions.stream()
            .filter(session -> session.died().isDone())
            .map(session -> session.died().join())
            .collect(Collectors.joining(" "));
    return report(Outcome.INCONCLUSIVE, reason, sessions, sightings);
  }

  private MeetingReport judged(
      List<BrowserSession> sessions,
      List<List<PeerEvent>> events,
      List<Sighting> sightings,
      Duration waited,
      Optional<String> shortfall) {
    List<Sighting> bad = sightings.stream().filter(sighting -> !sighting.good()).toList();
    if (bad.isEmpty()) {
      return report(
          Outcome.PASSED,
          "Each of the %d peers sees and hears each other.".formatted(settings.peers()),
          sessions,
          sightings);
    }
    Optional<Integer> lost =
        IntStream.range(0, events.size())
            .filter(peer -> Hopeless.of(events.get(peer)) == Hopeless.YES)
            .mapToObj(peer -> peer + 1)
            .findFirst();
    String reason =
        lost.map(
                peer ->
                    "The page of peer "
                        + peer
                        + " is not there: its server answered with an error.")
            .orElseGet(
                () ->
                    "%d of %d ordered pairs do not see and hear as they should (no proof within %d ms): %s%s."
                        .formatted(
                            bad.size(),
                            sightings.size(),
                            waited.toMillis(),
                            bad.stream()
                                .limit(2)
                                .map(Sighting::complaint)
                                .collect(Collectors.joining("; ")),
                            bad.size() > 2 ? "; and " + (bad.size() - 2) + " more" : ""));
    boolean machines =
        shortfall.isPresent()
            && lost.isEmpty()
            && bad.stream().noneMatch(sighting -> sighting.isSeenToBeDone(events));
    return machines
        ? report(Outcome.INCONCLUSIVE, shortfall.get() + ". " + reason, sessions, sightings)
        : report(Outcome.FAILED, reason, sessions, sightings);
  }

  private MeetingReport report(
      Outcome outcome, String reason, List<BrowserSession> sessions, List<Sighting> sightings) {
    List<MeetingReport.Member> members = new ArrayList<>();
    for (int peer = 1; peer <= settings.peers(); peer++) {
      BrowserSession session = sessions.isEmpty() ? null : sessions.get(peer - 1);
      members.add(
          new MeetingReport.Member(
              peer,
              session == null ? null : BrowserReport.of(session.facts()),
              session == null || outcome == Outcome.PASSED ? List.of() : artifacts(session)));
    }
    return new MeetingReport(
        MeetingReport.VERSION,
        outcome,
        reason,
        startedAt,
        (System.nanoTime() - startedNanos) / 1e6,
        ThisHost.describe(),
        settings.command(),
        members,
        sightings);
  }

  private List<String> artifacts(BrowserSession session) {
    List<String> files = new ArrayList<>();
    if (session.alive()) {
      try {
        String name = session.name() + ".png";
        Files.write(folder.resolve(name), session.driver().getScreenshotAs(OutputType.BYTES));
        files.add(name);
      } catch (WebDriverException e) {
        progress.step("No screenshot of " + session.name() + ": " + e.getRawMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (Files.exists(session.browserLog())) {
      files.add(folder.relativize(session.browserLog()).toString().replace('\\', '/'));
    }
    return files;
  }
}
