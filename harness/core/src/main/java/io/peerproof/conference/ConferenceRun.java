package io.peerproof.conference;

import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.slot.BrowserCapacity;
import io.peerproof.browser.slot.BrowserSlots;
import io.peerproof.browser.slot.SlotException;
import io.peerproof.browser.slot.SlotTicket;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.call.ChangeSignal;
import io.peerproof.call.FakeMediaProvider;
import io.peerproof.call.PageAddress;
import io.peerproof.call.ProgressListener;
import io.peerproof.host.HostInfo;
import io.peerproof.host.HostMonitor;
import io.peerproof.media.FakeMedia;
import io.peerproof.media.MediaException;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.diagnosis.TerminalState;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.report.BrowserReport;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerStartException;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.PeerHistory;
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
 * A run of one call of several peers. It starts browsers, media and a server, and judges each pair
 * of peers.
 */
public final class ConferenceRun {

  /** Interval of checks without an event, because a freeze is noticed only by time. */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);

  /** Number of further time limits that the call gets on a slow machine. */
  private static final int MOST_MORE = 2;

  private final ConferenceSettings settings;
  private final Path folder;
  private final ProgressListener progressListener;
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();

  private ConferenceRun(
      ConferenceSettings settings, Path folder, ProgressListener progressListener) {
    this.settings = settings;
    this.folder = folder.toAbsolutePath();
    this.progressListener = progressListener;
  }

  /**
   * Makes the call. When this method returns, no browser, driver or profile of the run is left.
   *
   * @param folder existing directory for logs and screenshots
   * @return report of the call; {@link Outcome#INCONCLUSIVE} if it could not be measured
   * @throws InterruptedException if this thread was interrupted; nothing is left then either
   */
  public static ConferenceReport make(
      ConferenceSettings settings, Path folder, ProgressListener progressListener)
      throws InterruptedException {
    SlotTicket places;
    try {
      places =
          BrowserSlots.ofThisMachine(
                  settings.maxBrowsers().isPresent()
                      ? BrowserCapacity.stated(settings.maxBrowsers().getAsInt())
                      : BrowserCapacity.ofThisMachine())
              .take(
                  settings.peers(),
                  String.join(" ", settings.command()),
                  progressListener::waiting);
    } catch (SlotException e) {
      return new ConferenceRun(settings, folder, progressListener)
          .report(Outcome.INCONCLUSIVE, String.valueOf(e.getMessage()), List.of(), List.of());
    }
    try {
      return new ConferenceRun(settings, folder, progressListener).make();
    } finally {
      places.close();
    }
  }

  private ConferenceReport make() throws InterruptedException {
    try (BrowserPool browsers =
            BrowserPool.onThisMachine(settings.install(), progressListener::step);
        PeerproofServer server = PeerproofServer.start(settings.server())) {
      progressListener.step("Starting " + settings.peers() + " browsers and the fake cameras");
      FakeMediaProvider fakes = FakeMediaProvider.inUserCache();
      List<FakeMedia> media = media(fakes);
      List<BrowserSession> sessions = browsers.openAll(media.stream().map(this::order).toList());
      return meet(
          sessions, server.url(), media.stream().map(FakeMediaProvider::signature).toList());
    } catch (BrowserException | ServerStartException | MediaException e) {
      return report(Outcome.INCONCLUSIVE, String.valueOf(e.getMessage()), List.of(), List.of());
    }
  }

  private List<FakeMedia> media(FakeMediaProvider fakes) {
    List<CompletableFuture<FakeMedia>> making =
        IntStream.rangeClosed(1, settings.peers())
            .mapToObj(
                peer -> CompletableFuture.supplyAsync(() -> fakes.of(peer, settings.format())))
            .toList();
    return making.stream().map(CompletableFuture::join).toList();
  }

  private BrowserPool.LaunchRequest order(FakeMedia media) {
    return new BrowserPool.LaunchRequest(
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

  private ConferenceReport meet(
      List<BrowserSession> sessions, URI server, List<PeerSignature> members)
      throws InterruptedException {
    ChangeSignal signal = new ChangeSignal();
    sessions.forEach(session -> session.died().thenRun(signal::signal));
    try (HostMonitor monitor = HostMonitor.start();
        ConferencePeers seats = ConferencePeers.of(sessions, signal::signal)) {
      progressListener.step("Opening the page in all browsers and waiting for the proof");
      String room = PageAddress.ownRoom();
      seats.open(peer -> server.resolve(page(peer, room)));
      long openedNanos = System.nanoTime();
      double openedMs = System.currentTimeMillis();
      ConferenceHostHealth host = new ConferenceHostHealth(monitor, settings.format());
      Supplier<Optional<Outcome>> ended = () -> ended(sessions, seats.histories(), members);
      Optional<Outcome> end = signal.await(settings.timeout(), LOOK_INTERVAL, ended);
      for (int more = 0;
          end.isEmpty() && more < MOST_MORE && host.starved(seats.histories(), openedMs);
          more++) {
        end = signal.await(settings.timeout(), LOOK_INTERVAL, ended);
      }
      List<PairResult> sightings = PairResults.of(seats.histories(), members);
      return end.isPresent() && end.get() == Outcome.INCONCLUSIVE
          ? died(sessions, sightings)
          : judged(
              sessions,
              seats.histories(),
              sightings,
              Duration.ofNanos(System.nanoTime() - openedNanos),
              host.shortfall(seats.histories(), openedMs));
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

  /**
   * Returns an outcome if a browser crashed, each peer sees and hears every other peer, or a page
   * could not be loaded; else empty.
   */
  private static Optional<Outcome> ended(
      List<BrowserSession> sessions, List<PeerHistory> histories, List<PeerSignature> members) {
    if (sessions.stream().anyMatch(session -> session.died().isDone())) {
      return Optional.of(Outcome.INCONCLUSIVE);
    }
    if (histories.stream().anyMatch(of -> TerminalState.of(of) == TerminalState.YES)) {
      return Optional.of(Outcome.FAILED);
    }
    return PairResults.of(histories, members).stream().allMatch(PairResult::good)
        ? Optional.of(Outcome.PASSED)
        : Optional.empty();
  }

  private ConferenceReport died(List<BrowserSession> sessions, List<PairResult> sightings) {
    String reason =
        sessions.stream()
            .filter(session -> session.died().isDone())
            .map(session -> session.died().join())
            .collect(Collectors.joining(" "));
    return report(Outcome.INCONCLUSIVE, reason, sessions, sightings);
  }

  private ConferenceReport judged(
      List<BrowserSession> sessions,
      List<PeerHistory> histories,
      List<PairResult> sightings,
      Duration waited,
      Optional<String> shortfall) {
    List<PairResult> bad = sightings.stream().filter(sighting -> !sighting.good()).toList();
    if (bad.isEmpty()) {
      return report(
          Outcome.PASSED,
          "Each of the %d peers sees and hears every other peer.".formatted(settings.peers()),
          sessions,
          sightings);
    }
    Optional<Integer> lost =
        IntStream.range(0, histories.size())
            .filter(peer -> TerminalState.of(histories.get(peer)) == TerminalState.YES)
            .mapToObj(peer -> peer + 1)
            .findFirst();
    String reason =
        lost.map(
                peer ->
                    "The page of peer "
                        + peer
                        + " could not be loaded: its server answered with an error.")
            .orElseGet(
                () ->
                    "%d of %d ordered pairs do not receive the expected media (no proof within %s): %s%s."
                        .formatted(
                            bad.size(),
                            sightings.size(),
                            DurationText.of(waited),
                            bad.stream()
                                .limit(2)
                                .map(PairResult::complaint)
                                .collect(Collectors.joining("; ")),
                            bad.size() > 2 ? "; and " + (bad.size() - 2) + " more" : ""));
    boolean machines =
        shortfall.isPresent()
            && lost.isEmpty()
            && bad.stream().noneMatch(sighting -> sighting.isSeenToBeDone(histories));
    return machines
        ? report(Outcome.INCONCLUSIVE, shortfall.get() + ". " + reason, sessions, sightings)
        : report(Outcome.FAILED, reason, sessions, sightings);
  }

  private ConferenceReport report(
      Outcome outcome, String reason, List<BrowserSession> sessions, List<PairResult> sightings) {
    List<ConferenceReport.Member> members = new ArrayList<>();
    for (int peer = 1; peer <= settings.peers(); peer++) {
      BrowserSession session = sessions.isEmpty() ? null : sessions.get(peer - 1);
      members.add(
          new ConferenceReport.Member(
              peer,
              session == null ? null : BrowserReport.of(session.facts()),
              session == null || outcome == Outcome.PASSED ? List.of() : artifacts(session)));
    }
    return new ConferenceReport(
        ConferenceReport.VERSION,
        outcome,
        reason,
        startedAt,
        (System.nanoTime() - startedNanos) / 1e6,
        HostInfo.describe(),
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
        progressListener.step("No screenshot of " + session.name() + ": " + e.getRawMessage());
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
