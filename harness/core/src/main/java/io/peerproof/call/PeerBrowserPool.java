package io.peerproof.call;

import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.event.PeerRole;
import io.peerproof.media.FakeMedia;
import io.peerproof.probe.ProbeSession;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.openqa.selenium.WebDriverException;

/**
 * The browsers of the peers, kept from one call to the next. Each role has one at least; where it
 * has more, and no room for another, the one that has not been used for the longest time goes.
 */
public final class PeerBrowserPool {

  private record Place(PeerRole role, PeerSettings.Launch launch, boolean headed) {}

  /** A browser in its place, and how many calls it has been through. */
  public record Seat(BrowserSession session, ProbeSession feed, AtomicInteger calls) {

    static Seat of(BrowserSession session) {
      return new Seat(session, ProbeSession.of(session), new AtomicInteger());
    }
  }

  private final BrowserPool browsers;
  private final FakeMediaProvider fakes;
  private final Path root;
  private final ProgressListener progressListener;
  private final int mostOfRole;

  /** In the order of their last use. */
  private final Map<Place, Seat> seats = new LinkedHashMap<>(16, 0.75f, true);

  /** Where the page of a call that is over still stands. */
  private final Set<Place> standing = new HashSet<>();

  private int starts;
  private int lost;

  /**
   * @param root where the first browsers' logs go, and those of later ones in folders of their own
   * @param mostOfRole how many browsers are kept for each role, 1 or more
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
    return new Place(role, settings.peer(role).launch(), settings.options().headed());
  }

  /** Both browsers as {@code settings} want them; starts those that are not there. */
  public Map<PeerRole, Seat> take(CallSettings settings) {
    PeerRole.all().forEach(role -> browsers.find(settings.peer(role).launch().browser()));
    dropLost();
    leaveStanding(settings);
    List<PeerRole> missing =
        PeerRole.all().filter(role -> !seats.containsKey(place(settings, role))).toList();
    if (!missing.isEmpty()) {
      start(settings, missing);
    }
    return Map.of(
        PeerRole.CALLER,
        taken(settings, PeerRole.CALLER),
        PeerRole.CALLEE,
        taken(settings, PeerRole.CALLEE));
  }

  /**
   * Leaves pages that stand, unless the next call opens its own in their place. That it can where a
   * room is its own alone: in one that all calls share, its page would meet one of the call before.
   */
  private void leaveStanding(CallSettings next) {
    if (PageAddress.hasOwnRoom(next)) {
      PeerRole.all().forEach(role -> standing.remove(place(next, role)));
    }
    leaveStanding();
  }

  /** Leaves all pages that stand, which go on sending and receiving as long as they do. */
  public void leaveStanding() {
    standing.retainAll(seats.keySet());
    List<CompletableFuture<Void>> leaving =
        standing.stream()
            .map(place -> seats.get(place).session())
            .map(
                session ->
                    CompletableFuture.runAsync(
                        () -> orClose(session, BlankDocument::open), AsyncResource.THREADS))
            .toList();
    leaving.forEach(CompletableFuture::join);
    standing.clear();
    dropLost();
  }

  private Seat taken(CallSettings settings, PeerRole role) {
    Seat seat = seats.get(place(settings, role));
    seat.calls().incrementAndGet();
    return seat;
  }

  private void start(CallSettings settings, List<PeerRole> missing) {
    progressListener.step(
        missing.size() == 2
            ? "Starting two browsers, the server and the fake cameras"
            : "Starting the browser of the " + missing.get(0).word() + " anew");
    missing.forEach(this::makeRoom);
    Path logs = starts == 0 ? root : root.resolve("session-" + (starts + 1));
    starts++;
    List<BrowserSession> opened =
        browsers.openAll(missing.stream().map(role -> order(place(settings, role), logs)).toList());
    for (int i = 0; i < missing.size(); i++) {
      seats.put(place(settings, missing.get(i)), Seat.of(opened.get(i)));
    }
  }

  private void makeRoom(PeerRole role) {
    List<Place> ofRole = seats.keySet().stream().filter(place -> place.role() == role).toList();
    if (ofRole.size() >= mostOfRole) {
      seats.remove(ofRole.get(0)).session().close();
    }
  }

  private void dropLost() {
    List<Seat> dead = seats.values().stream().filter(seat -> !seat.session().alive()).toList();
    dead.forEach(seat -> seat.session().close());
    seats.values().removeAll(dead);
    lost += dead.size();
  }

  /** Browsers that died, or were ended because nobody knew what state they were in. */
  public int lost() {
    return lost;
  }

  /** Of the two browsers that {@code settings} want, the fewest calls that one has been through. */
  public int callsBehind(CallSettings settings) {
    return PeerRole.all()
        .map(role -> seats.get(place(settings, role)))
        .mapToInt(seat -> seat == null || !seat.session().alive() ? 0 : seat.calls().get())
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
            .withHeaded(place.headed())
            .withTransport(launch.transport())
            .withArguments(launch.arguments().toArray(String[]::new)));
  }

  /**
   * Leaves nothing of a call in the browsers that the next one could meet. What cannot be left
   * behind takes its browser along.
   *
   * @param lost whether the call could not be judged, so that nobody knows what state they are in
   * @param before what is done to each browser before its page is left
   */
  public void leave(CallSettings settings, boolean lost, Consumer<BrowserSession> before) {
    List<CompletableFuture<Void>> leaving =
        PeerRole.all()
            .map(
                role -> {
                  BrowserSession session = seats.get(place(settings, role)).session();
                  return CompletableFuture.runAsync(
                      () -> leave(session, settings.peer(role), lost, before),
                      AsyncResource.THREADS);
                })
            .toList();
    leaving.forEach(CompletableFuture::join);
    dropLost();
  }

  private static void leave(
      BrowserSession session, PeerSettings peer, boolean lost, Consumer<BrowserSession> before) {
    if (lost) {
      session.close();
      return;
    }
    orClose(
        session,
        one -> {
          before.accept(one);
          BlankDocument.open(one);
          EmulationControl.end(one, peer.emulation());
        });
  }

  /**
   * Lets the pages of a call that went well stand until the next one, which mostly opens its own in
   * their place: to leave them first is a tenth of a call.
   */
  public void letStand(CallSettings settings) {
    PeerRole.all()
        .forEach(
            role -> {
              Place place = place(settings, role);
              orClose(
                  seats.get(place).session(),
                  session -> EmulationControl.end(session, settings.peer(role).emulation()));
              standing.add(place);
            });
    dropLost();
  }

  /** What cannot be brought into the state that the next call needs is ended. */
  private static void orClose(BrowserSession session, Consumer<BrowserSession> act) {
    try {
      act.accept(session);
    } catch (WebDriverException | CompletionException e) {
      session.close();
    }
  }
}
