package io.peerproof.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import java.util.Map;

/** Writes the entries of a stats sample sorted by id, because their map has no defined order. */
interface SortedStatsModule {

  @JsonFormat(with = Feature.WRITE_SORTED_MAP_ENTRIES)
  Map<String, Map<String, Object>> report();
}
