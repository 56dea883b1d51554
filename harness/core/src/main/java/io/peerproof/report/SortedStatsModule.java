package io.peerproof.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import java.util.Map;

/** Writes a stats sample by the ids of its entries: their map has no order of its own. */
interface SortedStatsModule {

  @JsonFormat(with = Feature.WRITE_SORTED_MAP_ENTRIES)
  Map<String, Map<String, Object>> report();
}
