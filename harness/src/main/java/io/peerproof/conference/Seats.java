package io.peerproof.conference;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerEvent;
import io.peerproof.probe.PeerLog;
import io.peerproof.probe.Probe;
import io.peerproof.probe.ProbeFeed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** The browsers of a meeting, the first first, each with a probe that listens to its page. */
record Seats(List<BrowserSession> sessions, List<PeerLog> logs, List<Probe> probes)
    implements AutoCloseable {

  /** Calls {@code onEvent} whenever a page says something. */
  static Seats of(List<BrowserSession> sessions, Runnable onEvent) {
    List<PeerLog> logs = new ArrayList<>();
    List<Probe> probes = new ArrayList<>();
    for (BrowserSession session : sessions) {
      PeerLog log = new PeerLog(onEvent);
      logs.add(log);
      probes.add(ProbeFeed.of(session).attach(log));
    }
    return new Seats(sessions, logs, probes);
  }

  /** Opens the pages side by side. */
  void open(IntFunction<URI> pageOf) {
    List<CompletableFuture<Void>> opening = new ArrayList<>();
    for (int seat = 0; seat < sessions.size(); seat++) {
      BrowserSession session = sessions.get(seat);
      URI page = pageOf.apply(seat + 1);
      opening.add(CompletableFuture.runAsync(() -> session.driver().get(page.toString())));
    }
    opening.forEach(CompletableFuture::join);
  }

  /** What each page said up to now. */
  List<List<PeerEvent>> events() {
    return logs.stream().map(PeerLog::events).toList();
  }

  @Override
  public void close() {
    probes.forEach(Probe::close);
  }
}
