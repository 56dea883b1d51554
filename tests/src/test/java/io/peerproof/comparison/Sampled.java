package io.peerproof.comparison;

import io.peerproof.event.ConnectionEvent;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;

/**
 * The last samples of one connection's {@code getStats()}.
 *
 * @param samples samples in order; the first is the latest one that is a window older than the last
 */
record Sampled(List<ConnectionEvent.Stats> samples) {

  /** Selects from all samples of a connection, at least one. */
  static Sampled of(List<ConnectionEvent.Stats> all, double windowMs) {
    double beginsMs = all.get(all.size() - 1).atMs() - windowMs;
    int first = 0;
    while (first + 1 < all.size() && all.get(first + 1).atMs() <= beginsMs) {
      first++;
    }
    return new Sampled(all.subList(first, all.size()));
  }

  /** Returns the number of streams in which a figure is larger at the end than at the beginning. */
  long rising(String type, String kind, String figure) {
    return streams(last(), type)
        .filter(stream -> kind.equals(stream.getValue().get("kind")))
        .filter(stream -> rise(stream, figure) > 0)
        .count();
  }

  /** Returns the rise of a figure per second, in all streams of this type together. */
  double risePerSecond(String type, String figure) {
    double seconds = (last().atMs() - samples.get(0).atMs()) / 1000;
    double rise = streams(last(), type).mapToDouble(stream -> rise(stream, figure)).sum();
    return seconds > 0 ? rise / seconds : 0;
  }

  /** Returns the largest value of all samples; 0 without any. */
  double greatest(String type, String kind, String figure) {
    return samples.stream()
        .flatMap(sample -> streams(sample, type))
        .filter(stream -> kind.equals(stream.getValue().get("kind")))
        .mapToDouble(stream -> number(stream.getValue(), figure))
        .max()
        .orElse(0);
  }

  private double rise(Entry<String, Map<String, Object>> stream, String figure) {
    Map<String, Object> before = samples.get(0).report().getOrDefault(stream.getKey(), Map.of());
    return number(stream.getValue(), figure) - number(before, figure);
  }

  private ConnectionEvent.Stats last() {
    return samples.get(samples.size() - 1);
  }

  private static Stream<Entry<String, Map<String, Object>>> streams(
      ConnectionEvent.Stats sample, String type) {
    return sample.report().entrySet().stream()
        .filter(entry -> type.equals(entry.getValue().get("type")));
  }

  private static double number(Map<String, Object> entry, String figure) {
    return entry.get(figure) instanceof Number number ? number.doubleValue() : 0;
  }
}
