package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.probe.ProbeSession;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One attempt of two peers: opens the page of each side by side and listens until whoever asked
 * knows how it ended. It drives nothing in the pages; they make the call by themselves.
 */
public final class PeerPair implements AutoCloseable {

  /**
   * Time alone can end a call as well (a freeze is told by what did not come), so look now and
   * then.
   */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

  private final ChangeSignal signal = new ChangeSignal();
  private final CallPage caller;
  private final CallPage callee;

  private PeerPair(ProbeSession callerFeed, ProbeSession calleeFeed) {
    CompletableFuture<CallPage> other =
        CompletableFuture.supplyAsync(
            () -> new CallPage(PeerRole.CALLEE, calleeFeed, signal::ring));
    this.caller = new CallPage(PeerRole.CALLER, callerFeed, signal::ring);
    this.callee = other.join();
  }

  /** A call between the sessions of two feeds. */
  public static PeerPair between(ProbeSession caller, ProbeSession callee) {
    return new PeerPair(caller, callee);
  }

  /** Opens both pages, side by side. */
  public void open(URI callerPage, URI calleePage) {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> callee.open(calleePage));
    caller.open(callerPage);
    other.join();
  }

  public CallPage peer(PeerRole role) {
    return role == PeerRole.CALLER ? caller : callee;
  }

  /** Caller, then callee. */
  public List<CallPage> peers() {
    return List.of(caller, callee);
  }

  /** Has {@link #await} ask again, when something happened that no page tells: a browser died. */
  public void look() {
    signal.ring();
  }

  /**
   * Asks {@code ended} each time a peer says something until it knows; empty when {@code timeout}
   * passed first.
   */
  public <T> Optional<T> await(Duration timeout, Supplier<Optional<T>> ended)
      throws InterruptedException {
    return signal.await(timeout, LOOK_INTERVAL, ended);
  }

  @Override
  public void close() {
    Stream.of(caller, callee).forEach(CallPage::close);
  }
}
