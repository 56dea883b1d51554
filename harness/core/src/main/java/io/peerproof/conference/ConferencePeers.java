package io.peerproof.conference;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerEvent;
import io.peerproof.probe.EventLog;
import io.peerproof.probe.ProbeSession;
import io.peerproof.probe.ProbeSubscription;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** The browsers of a meeting, the first first, each with a probe that listens to its page. */
record ConferencePeers(
    List<BrowserSession> sessions, List<EventLog> logs, List<ProbeSubscription> probes)
    implements AutoCloseable {

  /** Calls {@code onEvent} whenever a page says something. */
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
    return logs.stream().map(EventLog::events).toList();
  }

  @Override
  public void close() {
    probes.forEach(ProbeSubscription::close);
  }
}
