package io.peerproof.run;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.Browsers;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.call.Role;
import io.peerproof.media.FakeMedia;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.openqa.selenium.WebDriverException;

/** The browsers of the two peers, kept from one call to the next as long as they are fit for it. */
final class Seats {

  private record Seat(PeerSettings.Launch launch, boolean headed, BrowserSession session) {}

  private final Browsers browsers;
  private final FakePeers fakes;
  private final Path root;
  private final Progress progress;
  private final Map<Role, Seat> seats = new EnumMap<>(Role.class);
  private int started;

  /**
   * @param root where the first browsers' logs go, and those of later ones in folders of their own
   */
  Seats(Browsers browsers, FakePeers fakes, Path root, Progress progress) {
    this.browsers = browsers;
    this.fakes = fakes;
    this.root = root;
    this.progress = progress;
  }

  /** Both browsers as {@code settings} want them; starts those that are not there. */
  Map<Role, BrowserSession> take(CallSettings settings) {
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
      Path logs = started == 0 ? root : root.resolve("session-" + (started + 1));
      started++;
      List<BrowserSession> opened =
          browsers.openAll(
              missing.stream()
                  .map(role -> order(role, settings.peer(role), headed, logs))
                  .toList());
      for (int i = 0; i < missing.size(); i++) {
        Role role = missing.get(i);
        seats.put(role, new Seat(settings.peer(role).launch(), headed, opened.get(i)));
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
   * behind takes its browser along.
   *
   * @param lost whether the call could not be judged, so that nobody knows what state they are in
   */
  void leave(CallSettings settings, boolean lost) {
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
}
