package io.peerproof.comparison;

import java.util.List;

/**
 * One look at all media elements of a page.
 *
 * @param atMs since the first look, milliseconds
 */
record ElementSnapshot(double atMs, List<MediaElement> elements) {
  ElementSnapshot {
    elements = List.copyOf(elements);
  }
}
