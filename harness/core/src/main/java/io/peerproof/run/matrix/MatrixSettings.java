package io.peerproof.run.matrix;

import io.peerproof.call.CallSettings;
import io.peerproof.event.PeerRole;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings of a comparison of browsers.
 *
 * @param call settings of every call, except its browsers
 * @param browsers two browsers or more
 * @param baseline browser among them that the others are compared with
 * @param pairs rule that pairs the browsers
 * @param plan number of calls of each pair, and their order
 * @param stopEarly true if the run ends as soon as the decision is certain
 * @param policy criteria of a change, and results that fail the run
 */
public record MatrixSettings(
    CallSettings call,
    List<MatrixBrowser> browsers,
    MatrixBrowser baseline,
    Pairing pairs,
    RandomizedCallSchedule.Plan plan,
    boolean stopEarly,
    ComparisonPolicy policy) {

  public MatrixSettings {
    browsers = List.copyOf(browsers);
    if (browsers.size() < 2) {
      throw new IllegalArgumentException(
          "--browsers names only one browser. Name two or more; to compare a browser with itself, name it twice");
    }
    if (!browsers.contains(baseline)) {
      throw new IllegalArgumentException(
          "the baseline "
              + baseline.label()
              + " is not one of the browsers "
              + browsers.stream().map(MatrixBrowser::label).toList());
    }
  }

  /** Returns a block for each element of {@link Pairing#blocks}. */
  List<CallBlock> blocks() {
    List<List<Pairing.Pair>> blocks = pairs.blocks(browsers, baseline);
    return blocks.stream()
        .map(
            pairs ->
                new CallBlock(
                    pairs,
                    pairs.stream()
                        .map(pair -> group(pair, pairs, blocks.size()))
                        .collect(Collectors.toList())))
        .toList();
  }

  /**
   * Creates the group of a pair. The baseline's own pair is measured in each block; its name tells
   * which pair it is beside.
   */
  private CallGroup group(Pairing.Pair pair, List<Pairing.Pair> block, int blocks) {
    boolean oneOfSeveral = blocks > 1 && pair.equals(block.get(0));
    return new CallGroup(
        oneOfSeveral ? pair.name() + " beside " + block.get(1).name() : pair.name(),
        settings(pair));
  }

  private CallSettings settings(Pairing.Pair pair) {
    return call.with(
            PeerRole.CALLER,
            peer -> peer.withBrowser(pair.caller().browser()).withCopy(pair.caller().copy()))
        .with(
            PeerRole.CALLEE,
            peer -> peer.withBrowser(pair.callee().browser()).withCopy(pair.callee().copy()));
  }
}
