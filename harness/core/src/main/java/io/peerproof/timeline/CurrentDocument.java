package io.peerproof.timeline;

import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import java.util.List;

/** What belongs to the page that a peer shows now, and not to one that it showed before. */
public final class CurrentDocument {

  private CurrentDocument() {}

  /** The events since the last document of the tab itself began; all of them when none did. */
  public static List<PeerEvent> of(List<PeerEvent> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i) instanceof PageEvent.DocumentStarted started && !started.frame()) {
        return events.subList(i, events.size());
      }
    }
    return events;
  }
}
