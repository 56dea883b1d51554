package io.peerproof.call;

import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.event.PeerRole;
import io.peerproof.media.DeviceVariant;
import io.peerproof.media.FakeMedia;
import io.peerproof.probe.PeerScreen;
import io.peerproof.probe.ProbeSession;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openqa.selenium.WebDriverException;

/**
 * The browsers of the peers, kept from one call to the next. Each role has at least one browser. If
 * a role needs another and the pool is full, the least recently used browser is closed.
 */
public final class PeerBrowserPool {

  /**
   * @param shared true if the browser has a window of each peer
   */
  private record Place(PeerRole role, PeerSettings.Launch launch, boolean headed, boolean shared) {}

  /** A browser and the number of its calls. */
  public record PeerBrowser(BrowserSession session, ProbeSession feed, AtomicInteger calls) {

    private static PeerBrowser of(
        BrowserSession session, DeviceVariant variant, PeerScreen screen) {
      return new PeerBrowser(
          session, ProbeSession.of(session, variant, screen), new AtomicInteger());
    }
  }

  private final BrowserPool browsers;
  private final FakeMediaProvider fakes;
  private final Path root;
  private final ProgressListener progressListener;
  private final int mostOfRole;

  /** Browsers in the order of their last use. */
  private final Map<Place, PeerBrowser> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** Browsers that still show the page of a finished call. */
  private final Set<Place> withPage = new HashSet<>();

  private int starts;
  private int lost;

  /**
   * @param root directory for the logs of the first browsers; later ones get separate directories
   *     inside it
   * @param mostOfRole largest number of browsers of each role, 1 or more
   */
  public PeerBrowserPool(
      BrowserPool browsers,
      FakeMediaProvider fakes,
      Path root,
      ProgressListener progressListener,
      int mostOfRole) {
    this.browsers = browsers;
    this.fakes = fakes;
    this.root = root;
    this.progressListener = progressListener;
    this.mostOfRole = mostOfRole;
  }

  private static Place place(CallSettings settings, PeerRole role) {
    return new Place(
        role,
        settings.peer(role).launch(),
        settings.options().headed(),
        settings.topology() == CallTopology.SAME_BROWSER);
  }

  /**
   * Returns the browsers of all peers for {@code settings}; starts missing ones.
   *
   * @throws IllegalArgumentException if the topology of the call does not allow its settings
   */
  public Map<PeerRole, PeerBrowser> take(CallSettings settings) {
    settings.topology().check(settings);
    settings.peers().forEach(peer -> browsers.find(peer.launch().browser()));
    dropLost();
    closeKeptPages(settings);
    List<PeerRole> missing = missing(settings);
    if (!missing.isEmpty()) {
      start(settings, missing);
    }
    Map<PeerRole, PeerBrowser> taken = new EnumMap<>(PeerRole.class);
    settings.roles().forEach(role -> taken.put(role, taken(settings, role)));
    return taken;
  }

  private List<PeerRole> missing(CallSettings settings) {
    return settings.roles().stream()
        .filter(role -> !kept.containsKey(place(settings, role)))
        .toList();
  }

  /**
   * Closes the pages of the previous call, unless the next call replaces them with its own pages.
   * It can do so if its room is unique and before the fragment of the address; in a shared room,
   * its page would meet a page of the previous call, and with a room in the fragment alone the
   * browser would stay in the document of the previous call.
   */
  private void closeKeptPages(CallSettings next) {
    if (PageAddress.hasOwnDocument(next)) {
      next.roles().forEach(role -> withPage.remove(place(next, role)));
    }
    closeKeptPages();
  }

  /** Closes all pages of finished calls, which otherwise continue to send and receive. */
  public void closeKeptPages() {
    withPage.retainAll(kept.keySet());
    List<CompletableFuture<Void>> leaving =
        withPage.stream()
            .map(place -> kept.get(place).session())
            .map(
                session ->
                    CompletableFuture.runAsync(
                        () -> closeOnFailure(session, BlankDocument::open), AsyncResource.THREADS))
            .toList();
    leaving.forEach(CompletableFuture::join);
    withPage.clear();
    dropLost();
  }

  private PeerBrowser taken(CallSettings settings, PeerRole role) {
    PeerBrowser browser = kept.get(place(settings, role));
    browser.calls().incrementAndGet();
    return browser;
  }

  private void start(CallSettings settings, List<PeerRole> missing) {
    progressListener.step(
        missing.size() == settings.peers().size()
            ? String.format(
                Locale.ROOT,
                "Starting %s browsers, the server and the fake cameras",
                missing.size() == 2 ? "two" : missing.size())
            : "Restarting the browser of "
                + missing.stream().map(PeerRole::phrase).collect(Collectors.joining(" and ")));
    missing.forEach(this::makeRoom);
    Path logs = starts == 0 ? root : root.resolve("session-" + (starts + 1));
    starts++;
    List<BrowserSession> opened = open(settings, missing, logs);
    for (int i = 0; i < missing.size(); i++) {
      Place place = place(settings, missing.get(i));
      kept.put(place, PeerBrowser.of(opened.get(i), fakes.variant(), screen(place)));
    }
  }

  /** Starts browsers, or one with two windows; it is lost as a whole, so both are missing then. */
  private List<BrowserSession> open(CallSettings settings, List<PeerRole> missing, Path logs) {
    if (settings.topology() != CallTopology.SAME_BROWSER) {
      return browsers.openAll(
          missing.stream().map(role -> order(place(settings, role), logs)).toList());
    }
    PeerRole first = missing.get(0);
    BrowserSession browser = browsers.openAll(List.of(order(place(settings, first), logs))).get(0);
    return List.of(browser, browsers.openWindow(browser, first.other().word()));
  }

  private PeerScreen screen(Place place) {
    PeerSettings.Launch launch = place.launch();
    int peer = place.role().number();
    return new PeerScreen(
        fakes.variant().stampOf(peer),
        launch.format().frames(),
        launch.screen(),
        place.shared()
            ? Optional.of(
                new PeerScreen.SharedBrowser(peer == 1 ? 0 : fakes.variant().toneOf(peer).hertz()))
            : Optional.empty());
  }

  private void makeRoom(PeerRole role) {
    List<Place> ofRole = kept.keySet().stream().filter(place -> place.role() == role).toList();
    if (ofRole.size() >= mostOfRole) {
      kept.remove(ofRole.get(0)).session().close();
    }
  }

  private void dropLost() {
    List<PeerBrowser> dead =
        kept.values().stream().filter(browser -> !browser.session().alive()).toList();
    dead.forEach(browser -> browser.session().close());
    kept.values().removeAll(dead);
    lost += (int) dead.stream().map(browser -> browser.session().pid()).distinct().count();
  }

  /**
   * Returns the number of browsers that crashed, or were closed because their state was unknown.
   */
  public int lost() {
    return lost;
  }

  /** Returns the smaller number of calls that one of the browsers for {@code settings} has made. */
  public int callsMade(CallSettings settings) {
    return settings.roles().stream()
        .map(role -> kept.get(place(settings, role)))
        .mapToInt(
            browser -> browser == null || !browser.session().alive() ? 0 : browser.calls().get())
        .min()
        .orElseThrow();
  }

  private BrowserPool.LaunchRequest order(Place place, Path logs) {
    PeerSettings.Launch launch = place.launch();
    FakeMedia media = fakes.of(place.role(), launch.format());
    return new BrowserPool.LaunchRequest(
        launch.browser(),
        LaunchOptions.named(place.role().word(), logs)
            .withFakeVideo(media.video())
            .withFakeAudio(media.audio())
            .withCamera(launch.camera())
            .withAutoplay(launch.autoplay())
            .withHeaded(place.headed())
            .withTransport(launch.transport())
            .withArguments(launch.arguments().toArray(String[]::new)));
  }

  /**
   * Resets the browsers, so that the next call meets nothing of this call. A browser that cannot be
   * reset is closed.
   *
   * @param lost true if the call could not be judged, so that the state of the browsers is unknown
   * @param before action on each browser before its page is closed
   */
  public void reset(CallSettings settings, boolean lost, Consumer<BrowserSession> before) {
    List<CompletableFuture<Void>> leaving =
        settings.roles().stream()
            .map(
                role -> {
                  BrowserSession session = kept.get(place(settings, role)).session();
                  return CompletableFuture.runAsync(
                      () -> reset(session, settings.peer(role), lost, before),
                      AsyncResource.THREADS);
                })
            .toList();
    leaving.forEach(CompletableFuture::join);
    dropLost();
  }

  private static void reset(
      BrowserSession session, PeerSettings peer, boolean lost, Consumer<BrowserSession> before) {
    if (lost) {
      session.close();
      return;
    }
    closeOnFailure(
        session,
        one -> {
          before.accept(one);
          BlankDocument.open(one);
          EmulationControl.end(one, peer.emulation());
        });
  }

  /**
   * Keeps the pages of a passed call open until the next call, which usually replaces them. Closing
   * them first would cost a tenth of a call.
   */
  public void keepPages(CallSettings settings) {
    settings
        .roles()
        .forEach(
            role -> {
              Place place = place(settings, role);
              closeOnFailure(
                  kept.get(place).session(),
                  session -> EmulationControl.end(session, settings.peer(role).emulation()));
              withPage.add(place);
            });
    dropLost();
  }

  /** Closes a browser that cannot be reset. */
  private static void closeOnFailure(BrowserSession session, Consumer<BrowserSession> act) {
    try {
      act.accept(session);
    } catch (WebDriverException | CompletionException e) {
      session.close();
    }
  }
}
