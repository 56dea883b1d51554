package io.peerproof.regression;

import io.peerproof.BrowserFixture;
import io.peerproof.call.CallSettings;
import io.peerproof.event.PeerRole;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A real slow-down of known size in the calls of one group.
 *
 * @param name {@code page 20 ms}, {@code cpu 10 %}
 * @param of change of the settings of a healthy call
 */
record SlowDown(String name, UnaryOperator<CallSettings> of) {

  private static final List<Integer> MILLISECONDS = List.of(5, 10, 20, 50);
  private static final List<Integer> PERCENT = List.of(10, 20);

  /** Returns settings of a call with the smallest page in an unchanged browser. */
  static CallSettings healthy() {
    return page("none", 0)
        .apply(CallSettings.defaults().withServer(BrowserFixture.options().withRoomCapacity(2)));
  }

  static List<SlowDown> all() {
    return Stream.of(
            MILLISECONDS.stream()
                .map(ms -> new SlowDown("page %d ms".formatted(ms), page("slow-page", ms))),
            MILLISECONDS.stream()
                .map(
                    ms ->
                        new SlowDown("signaling %d ms".formatted(ms), page("slow-signaling", ms))),
            MILLISECONDS.stream()
                .map(ms -> new SlowDown("network %d ms".formatted(ms), network(ms))),
            PERCENT.stream()
                .map(percent -> new SlowDown("cpu %d %%".formatted(percent), cpu(percent))))
        .flatMap(all -> all)
        .toList();
  }

  private static UnaryOperator<CallSettings> page(String fault, int ms) {
    return settings ->
        settings
            .with(PeerRole.CALLER, peer -> peer.withPage(path("caller", fault, ms)))
            .with(PeerRole.CALLEE, peer -> peer.withPage(path("callee", fault, ms)));
  }

  private static String path(String role, String fault, int ms) {
    return String.format(
        Locale.ROOT, "/test/bare-call.html?role=%s&room={call}&fault=%s&by=%d", role, fault, ms);
  }

  private static UnaryOperator<CallSettings> network(int ms) {
    return settings ->
        settings.with(PeerRole.CALLER, peer -> peer.withNetworkLatency(Duration.ofMillis(ms)));
  }

  private static UnaryOperator<CallSettings> cpu(int percent) {
    return settings -> settings.withEach(peer -> peer.withCpuSlowdown(1 + percent / 100.0));
  }
}
