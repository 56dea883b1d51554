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
 * A call of two peers. It opens both pages at the same time and waits for events until its caller
 * knows the result. It does not drive the pages; they make the call by themselves.
 */
public final class PeerPair implements AutoCloseable {

  /** Interval of checks without an event, because a freeze is noticed only by time. */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

  private final ChangeSignal signal = new ChangeSignal();
  private final CallPage caller;
  private final CallPage callee;

  private PeerPair(ProbeSession callerFeed, ProbeSession calleeFeed) {
    CompletableFuture<CallPage> other =
        CompletableFuture.supplyAsync(
            () -> new CallPage(PeerRole.CALLEE, calleeFeed, signal::signal));
    this.caller = new CallPage(PeerRole.CALLER, callerFeed, signal::signal);
    this.callee = other.join();
  }

  /** Creates a call between two probe sessions. */
  public static PeerPair between(ProbeSession caller, ProbeSession callee) {
    return new PeerPair(caller, callee);
  }

  /** Opens both pages at the same time. */
  public void open(URI callerPage, URI calleePage) {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> callee.open(calleePage));
    caller.open(callerPage);
    other.join();
  }

  public CallPage peer(PeerRole role) {
    return role == PeerRole.CALLER ? caller : callee;
  }

  /** Returns caller, then callee. */
  public List<CallPage> peers() {
    return List.of(caller, callee);
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
    Stream.of(caller, callee).forEach(CallPage::close);
  }
}
