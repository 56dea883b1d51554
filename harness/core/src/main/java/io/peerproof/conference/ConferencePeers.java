package io.peerproof.conference;

import io.peerproof.browser.BrowserSession;
import io.peerproof.probe.EventLog;
import io.peerproof.probe.ProbeSession;
import io.peerproof.probe.ProbeSubscription;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** The browsers of a conference in the order of the peers, each with a probe of its page. */
record ConferencePeers(
    List<BrowserSession> sessions, List<EventLog> logs, List<ProbeSubscription> probes)
    implements AutoCloseable {

  /** Subscribes to the pages and calls {@code onEvent} for each event. */
  static ConferencePeers of(List<BrowserSession> sessions, Runnable onEvent) {
    List<EventLog> logs = new ArrayList<>();
    List<ProbeSubscription> probes = new ArrayList<>();
    for (BrowserSession session : sessions) {
      EventLog log = new EventLog(onEvent);
      logs.add(log);
      probes.add(ProbeSession.of(session).attach(log));
    }
    return new ConferencePeers(sessions, logs, probes);
  }

  /** Opens all pages at the same time. */
  void open(IntFunction<URI> pageOf) {
    List<CompletableFuture<Void>> opening = new ArrayList<>();
    for (int seat = 0; seat < sessions.size(); seat++) {
      BrowserSession session = sessions.get(seat);
      URI page = pageOf.apply(seat + 1);
      opening.add(CompletableFuture.runAsync(() -> session.driver().get(page.toString())));
    }
    opening.forEach(CompletableFuture::join);
  }

  /** Returns the events of each page up to now. */
  List<PeerHistory> histories() {
    return logs.stream().map(EventLog::history).toList();
  }

  @Override
  public void close() {
    probes.forEach(ProbeSubscription::close);
  }
}
