package io.peerproof;

import io.peerproof.call.CallSettings;
import io.peerproof.call.InteractiveCall;
import io.peerproof.call.PageAddress;
import io.peerproof.event.OrderedPair;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.report.CallReport;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.html.ReportHtml;
import io.peerproof.run.CallSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call between two or more browsers that a test controls. The browsers start when the test first
 * needs them. Not thread-safe.
 */
public final class Call implements AutoCloseable {

  private final Peerproof peerproof;
  private final CallSettings settings;
  private final Path folder;
  private final String room = PageAddress.ownRoom();
  private final List<CallPeer> peers;

  /** The settings, with the pages that were opened last. */
  private CallSettings opened;

  private @Nullable CallSeries series;
  private @Nullable InteractiveCall held;
  private @Nullable Path report;
  private boolean closed;

  Call(Peerproof peerproof, CallSettings settings, Path folder) {
    this.peerproof = peerproof;
    this.settings = settings;
    this.opened = settings;
    this.peers = settings.roles().stream().map(role -> new CallPeer(this, role)).toList();
    this.folder =
        folder.resolve(RunDirectory.name(Instant.now()) + room.substring("peerproof".length()));
  }

  /** Opens the pages of the settings. */
  public Call open() {
    return open(role -> settings.peer(role).page());
  }

  /**
   * Opens the same page at all peers.
   *
   * @param page a full address, {@code https://localhost:8443/room/{room}}, or a path on
   *     Peerproof's server; {@code {room}} in it is replaced by {@link #room()}, {@code {role}} by
   *     {@code caller} or {@code callee} (all peers but the first), {@code {peer}} by the number of
   *     the peer
   * @throws InconclusiveException if no browser is available, or a browser did not open the page
   */
  public Call open(String page) {
    return open(page, page);
  }

  /**
   * Opens one page at the caller and another at the callee, or at all peers but the first in a call
   * of more than two. Returns when all have loaded.
   */
  public Call open(String callerPage, String calleePage) {
    return open(role -> role.number() == 1 ? callerPage : calleePage);
  }

  /** Opens a page at each peer, in parallel, and returns when all have loaded. */
  public Call open(Function<PeerRole, String> pages) {
    InteractiveCall call = held();
    CallSettings naming = settings;
    for (PeerRole role : settings.roles()) {
      String named = PageAddress.fill(pages.apply(role), role, room);
      naming = naming.with(role, peer -> peer.withPage(named)); // rejects what is no address
    }
    CallSettings named = naming;
    opened = named;
    InconclusiveException.unless(() -> call.open(role -> named.peer(role).page()));
    return this;
  }

  /**
   * Returns the peer whose camera carries the stamp of peer 1; usually it sends the offer.
   *
   * @throws IllegalStateException if the call has more than two peers, which are numbered
   */
  public CallPeer caller() {
    return peer(PeerRole.CALLER.word());
  }

  /**
   * Returns the peer whose camera carries the stamp of peer 2.
   *
   * @throws IllegalStateException if the call has more than two peers, which are numbered
   */
  public CallPeer callee() {
    return peer(PeerRole.CALLEE.word());
  }

  /** Returns the peers in order: caller and callee, or {@code peer1}, {@code peer2} and so on. */
  public List<CallPeer> peers() {
    return peers;
  }

  /**
   * Returns a peer by its name.
   *
   * @param name {@code caller} or {@code callee}; in a call of more than two peers {@code peer1} to
   *     {@code peer8}
   * @throws IllegalStateException if the call has no such peer
   */
  public CallPeer peer(String name) {
    return peers.stream()
        .filter(peer -> peer.role().word().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    String.format(
                        Locale.ROOT,
                        "A call of %d peers has no peer \"%s\". Its peers are: %s.",
                        peers.size(),
                        name,
                        peers.stream()
                            .map(peer -> peer.role().word())
                            .collect(Collectors.joining(", ")))));
  }

  /** Returns a room name that no other call uses, on any machine. */
  public String room() {
    return room;
  }

  /** Returns the default time within which the call must be proven. */
  public Duration timeout() {
    return settings.timing().timeout();
  }

  /**
   * Waits until the call is proven, or has certainly failed. What the pages capture, add and
   * negotiate defines the media that it must carry.
   *
   * @param within time limit for the proof, from now on
   * @param holding time for which the proof must hold after that
   * @return {@code PASSED} or {@code FAILED}; a report of a failed call was written
   * @throws InconclusiveException if it could not be measured; a report was written
   */
  public CallReport prove(Duration within, Duration holding) {
    InteractiveCall call = held();
    return proven(() -> call.prove(new CallSettings.Timing(within, holding)));
  }

  /**
   * Waits until the call is proven to carry the expected media, or has certainly failed; see {@link
   * #prove(Duration, Duration)}.
   *
   * @param expect media that the call must carry, as the caller sees it
   */
  public CallReport prove(CallExpectation expect, Duration within, Duration holding) {
    InteractiveCall call = held();
    return proven(() -> call.prove(expect, new CallSettings.Timing(within, holding)));
  }

  /**
   * Waits until one peer receives the expected media from another, or has certainly failed; see
   * {@link #prove(Duration, Duration)}.
   *
   * @param expect media that the receiver must get; directions other than {@code sendrecv} are not
   *     for this
   * @param pair receiver and sender
   */
  public CallReport prove(
      CallExpectation expect, OrderedPair pair, Duration within, Duration holding) {
    InteractiveCall call = held();
    return proven(() -> call.prove(expect, pair, new CallSettings.Timing(within, holding)));
  }

  /** Waits for the report of a call. */
  private interface Proving {
    CallReport call() throws InterruptedException;
  }

  private CallReport proven(Proving proving) {
    CallReport proof;
    try {
      proof = proving.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InconclusiveException("The test was interrupted while it waited for the call.", e);
    }
    if (proof.outcome() != Outcome.PASSED) {
      keep(proof);
    }
    if (proof.outcome() == Outcome.INCONCLUSIVE) {
      throw new InconclusiveException(proof.reason() + " Report: " + report, null);
    }
    return proof;
  }

  /** Writes a report of the call as it is now, unless there is one already. */
  public Optional<Path> keepReport() {
    InteractiveCall call = held;
    if (report == null && call != null) {
      keep(call.look());
    }
    return report();
  }

  /** Returns the path of {@code report.html}; empty as long as nothing failed. */
  public Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  private void keep(CallReport proof) {
    if (report != null) {
      return; // the first failure is the one that matters
    }
    try {
      RunDirectory left = RunDirectory.reopen(Files.createDirectories(folder));
      ReportHtml.write(series().reportOf(List.of(proof), opened), left);
      report = left.html();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a report to " + folder + ": " + e, e);
    }
  }

  InteractiveCall held() {
    if (closed) {
      throw new IllegalStateException("this call is closed; open another with Peerproof.call()");
    }
    InteractiveCall call = held;
    if (call == null) {
      CallSeries callSeries = series();
      call = InconclusiveException.unless(() -> hold(callSeries));
      held = call;
    }
    return call;
  }

  private InteractiveCall hold(CallSeries callSeries) {
    try {
      return callSeries.hold(settings, folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InconclusiveException(
          "The test was interrupted while its call waited for other calls to end.", e);
    }
  }

  private CallSeries series() {
    CallSeries callSeries = series;
    if (callSeries == null) {
      callSeries = peerproof.acquire(settings);
      series = callSeries;
    }
    return callSeries;
  }

  /** Removes all traces of the call from the browsers, and releases them for another call. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (held != null) {
        held.close();
      }
    } finally {
      if (series != null) {
        peerproof.release(series);
      }
    }
  }
}
