package io.peerproof.proof;

import io.peerproof.event.PlainText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reasons for a verdict, in words that a person can check against the events.
 *
 * @param expected what should be
 * @param seen what was, ending in the reason for the verdict
 * @param atMs when the deciding observation was made, on the peer's own clock; null where it is
 *     that nothing happened
 * @param facts the figures behind {@code seen}, by name, in the order they are to be read:
 *     counters, levels, last states
 */
public record Evidence(
    String expected, String seen, @Nullable Double atMs, Map<String, Object> facts) {
  public Evidence {
    seen = PlainText.of(seen);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
