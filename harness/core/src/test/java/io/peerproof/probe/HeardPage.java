package io.peerproof.probe;

import io.peerproof.event.PageEvent;
import io.peerproof.media.DeviceVariant;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.function.UnaryOperator;

/** Events of a page, as the harness hears them of its probe and of its browser. */
public final class HeardPage {

  private HeardPage() {}

  /**
   * @param mask the rule by which secrets are masked
   * @param messages of the probe: one JSON object each
   * @param events of the browser
   */
  public static PeerHistory of(
      UnaryOperator<String> mask, List<String> messages, List<PageEvent> events) {
    EventLog log = new EventLog(() -> {});
    ProbeSubscription subscription =
        new ProbeSubscription(
            log, "tab", new StampedEventReader(DeviceVariant.FIRST), closed -> {});
    subscription.mask(mask);
    for (int n = 0; n < messages.size(); n++) {
      subscription.onMessage("document", "tab", n + 1 + " " + messages.get(n), 0);
    }
    events.forEach(event -> subscription.onEvent("tab", event));
    return log.history();
  }
}
