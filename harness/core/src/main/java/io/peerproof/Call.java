package io.peerproof;

import io.peerproof.call.CallSettings;
import io.peerproof.call.InteractiveCall;
import io.peerproof.call.PageAddress;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call between two browsers that a test holds open. Its browsers start when they are first
 * needed. For use by one thread.
 */
public final class Call implements AutoCloseable {

  private final Peerproof peerproof;
  private final CallSettings settings;
  private final Path folder;
  private final String room = PageAddress.ownRoom();
  private final CallPeer caller = new CallPeer(this, PeerRole.CALLER);
  private final CallPeer callee = new CallPeer(this, PeerRole.CALLEE);
  private @Nullable CallSeries series;
  private @Nullable InteractiveCall held;
  private @Nullable Path report;
  private boolean closed;

  Call(Peerproof peerproof, CallSettings settings, Path folder) {
    this.peerproof = peerproof;
    this.settings = settings;
    this.folder =
        folder.resolve(RunDirectory.name(Instant.now()) + room.substring("peerproof".length()));
  }

  /** Opens the pages of the settings. */
  public Call open() {
    return open(settings.caller().page(), settings.callee().page());
  }

  /**
   * Opens the same page at both peers.
   *
   * @param page a whole address, {@code https://localhost:8443/room/{room}}, or a path of what is
   *     served beside the relay; {@code {room}} in it stands for {@link #room()}, {@code {role}}
   *     for {@code caller} or {@code callee}, {@code {peer}} for {@code 1} or {@code 2}
   * @throws InconclusiveException when a browser cannot be had, or did not open it
   */
  public Call open(String page) {
    return open(page, page);
  }

  /** Opens a page of its own at each peer, side by side, and returns when both are loaded. */
  public Call open(String callerPage, String calleePage) {
    InteractiveCall call = held();
    InconclusiveException.unless(
        () -> call.open(named(callerPage, PeerRole.CALLER), named(calleePage, PeerRole.CALLEE)));
    return this;
  }

  private String named(String page, PeerRole role) {
    String named =
        page.replace("{room}", room)
            .replace("{call}", room)
            .replace("{peer}", role == PeerRole.CALLER ? "1" : "2");
    return settings.peer(role).withPage(named).page(); // which refuses what is no page
  }

  /** The peer whose camera carries the stamp of peer 1; as a rule it makes the offer. */
  public CallPeer caller() {
    return caller;
  }

  /** The peer whose camera carries the stamp of peer 2. */
  public CallPeer callee() {
    return callee;
  }

  /** A room that no other call is in, on any machine. */
  public String room() {
    return room;
  }

  /** How long a call may take that nothing else is said of. */
  public Duration timeout() {
    return settings.timing().timeout();
  }

  /**
   * Waits until the call is proven, or is known not to be.
   *
   * @param expect what it is to carry, as the caller sees it; empty: what the pages do tells
   * @param within how long that may take from now on
   * @param holding how long the proof must stand after that
   * @return {@code PASSED} or {@code FAILED}; of one that failed, a report was left
   * @throws InconclusiveException when it could not be measured; a report was left
   */
  public CallReport prove(Optional<CallExpectation> expect, Duration within, Duration holding) {
    InteractiveCall call = held();
    CallReport proof;
    try {
      proof = call.prove(expect, new CallSettings.Timing(within, holding));
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

  /** Leaves a report of the call as it is now, unless one was left already. */
  public Optional<Path> keepReport() {
    InteractiveCall call = held;
    if (report == null && call != null) {
      keep(call.look(settings.expect()));
    }
    return report();
  }

  /** {@code report.html} of what was left of this call; empty as long as nothing failed. */
  public Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  private void keep(CallReport proof) {
    if (report != null) {
      return; // what broke first is what matters
    }
    try {
      RunDirectory left = RunDirectory.reopen(Files.createDirectories(folder));
      ReportHtml.write(Peerproof.report(series(), proof), left);
      report = left.html();
    } catch (IOException e) {
      throw new UncheckedIOException("no report can be left in " + folder + ": " + e, e);
    }
  }

  InteractiveCall held() {
    if (closed) {
      throw new IllegalStateException("this call is closed; ask Peerproof for another");
    }
    InteractiveCall call = held;
    if (call == null) {
      CallSeries leased = series();
      call = InconclusiveException.unless(() -> hold(leased));
      held = call;
    }
    return call;
  }

  private InteractiveCall hold(CallSeries leased) {
    try {
      return leased.hold(settings, folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InconclusiveException(
          "The test was interrupted while its call waited for others to end.", e);
    }
  }

  private CallSeries series() {
    CallSeries leased = series;
    if (leased == null) {
      leased = peerproof.lease(settings);
      series = leased;
    }
    return leased;
  }

  /** Leaves nothing of the call in the browsers, which serve another call then. */
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
        peerproof.giveBack(series);
      }
    }
  }
}
