package io.peerproof.comparison;

import java.util.List;

/**
 * One sample of all media elements of a page.
 *
 * @param atMs time since the first sample, milliseconds
 */
record ElementSnapshot(double atMs, List<MediaElement> elements) {
  ElementSnapshot {
    elements = List.copyOf(elements);
  }
}
