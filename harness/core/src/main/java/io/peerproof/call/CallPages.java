package io.peerproof.call;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.event.PeerRole;
import io.peerproof.probe.ProbeSession;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The pages of the peers of a call. It opens all pages at the same time and waits for events until
 * its owner knows the result. It does not drive the pages; they make the call by themselves.
 */
final class CallPages implements AutoCloseable {

  /** Interval of checks without an event, because a freeze is noticed only by time. */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

  private final ChangeSignal signal = new ChangeSignal();
  private final Map<PeerRole, CallPage> pages = new EnumMap<>(PeerRole.class);

  private CallPages(List<PeerRole> roles, Function<PeerRole, ProbeSession> feeds) {
    List<CompletableFuture<CallPage>> attaching =
        roles.stream()
            .map(
                role ->
                    CompletableFuture.supplyAsync(
                        () -> new CallPage(role, feeds.apply(role), signal::signal),
                        AsyncResource.THREADS))
            .toList();
    attaching.stream().map(AsyncResource::join).forEach(page -> pages.put(page.role(), page));
  }

  /** Subscribes to the events of all pages. */
  public static CallPages of(List<PeerRole> roles, Function<PeerRole, ProbeSession> feeds) {
    return new CallPages(roles, feeds);
  }

  /** Opens all pages at the same time. */
  public void open(Function<PeerRole, URI> addresses) {
    List<CompletableFuture<Void>> opening = new ArrayList<>();
    for (CallPage page : pages.values()) {
      URI address = addresses.apply(page.role());
      opening.add(CompletableFuture.runAsync(() -> page.open(address), AsyncResource.THREADS));
    }
    opening.forEach(AsyncResource::join);
  }

  public CallPage peer(PeerRole role) {
    CallPage page = pages.get(role);
    if (page == null) {
      throw new IllegalArgumentException("the call has no " + role.word());
    }
    return page;
  }

  /** Returns the pages in the order of the roles. */
  public List<CallPage> peers() {
    return List.copyOf(pages.values());
  }

  /**
   * Makes {@link #await} evaluate its question again after a change that no page reports, such as
   * the crash of a browser.
   */
  public void wakeUp() {
    signal.signal();
  }

  /**
   * Evaluates {@code ended} after each event of a peer until it has an answer; empty if {@code
   * timeout} passes first.
   */
  public <T> Optional<T> await(Duration timeout, Supplier<Optional<T>> ended)
      throws InterruptedException {
    return signal.await(timeout, LOOK_INTERVAL, ended);
  }

  @Override
  public void close() {
    peers().forEach(CallPage::close);
  }
}
