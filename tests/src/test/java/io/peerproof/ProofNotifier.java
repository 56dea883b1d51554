package io.peerproof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.peerproof.browser.BrowserSession;
import io.peerproof.call.CallListener;
import io.peerproof.event.PeerRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * Tells the pages of a call that it is proven, for what they do later. The hold time of the call
 * begins when they are told.
 */
public final class ProofNotifier implements CallListener {

  private static final String SCRIPT = "/pages/tell-proven.js";

  @Override
  public void proven(Map<PeerRole, BrowserSession> sessions) {
    String script = script();
    sessions.values().forEach(session -> session.driver().executeScript(script));
  }

  private static String script() {
    try (InputStream in = ProofNotifier.class.getResourceAsStream(SCRIPT)) {
      return new String(Objects.requireNonNull(in, SCRIPT).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
