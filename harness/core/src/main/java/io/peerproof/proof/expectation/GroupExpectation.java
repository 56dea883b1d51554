package io.peerproof.proof.expectation;

import io.peerproof.event.OrderedPair;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Media that each peer of a call of any size should receive from every other peer.
 *
 * @param basis source of the expectation, with what the first two peers should receive from each
 *     other
 * @param received media by the number of the receiver, from 0, then of the sender; a peer expects
 *     nothing from itself
 */
public record GroupExpectation(ExpectationBasis basis, List<List<ExpectedMedia>> received) {

  private static final String LOOPBACK =
      "Each page is expected to receive its own media over a connection (--loopback).";

  private static final ExpectedMedia NOTHING = new ExpectedMedia(0, false, false);

  public GroupExpectation {
    received = received.stream().map(List::copyOf).toList();
  }

  /**
   * Creates the expectation of a call whose media the user stated.
   *
   * @param peers number of peers
   */
  public static GroupExpectation of(CallExpectation stated, int peers) {
    return peers == 2 ? ofTwo(ExpectationBasis.stated(stated)) : stated(stated, peers);
  }

  /**
   * Creates the expectation of a call whose media the actions of the pages define.
   *
   * @param documents events of the page that each peer shows now, in the order of the peers
   */
  public static GroupExpectation of(List<PeerHistory> documents) {
    return documents.size() == 2
        ? ofTwo(ExpectationBasis.inferred(documents.get(0), documents.get(1)))
        : inferred(documents);
  }

  /**
   * Creates the expectation of two pages that each receive their own media.
   *
   * @param stated media, as each page sends and receives them
   */
  public static GroupExpectation ofLoopback(CallExpectation stated) {
    return ofTwo(ExpectationBasis.stated(stated).and(LOOPBACK));
  }

  /**
   * Creates the expectation of two pages that each receive their own media.
   *
   * @param documents events of the page that each peer shows now, which faces itself
   */
  public static GroupExpectation ofLoopback(List<PeerHistory> documents) {
    MediaIntent caller = MediaIntent.of(documents.get(0));
    MediaIntent callee = MediaIntent.of(documents.get(1));
    List<String> because =
        List.of(caller.becauseOfLoopback("caller"), callee.becauseOfLoopback("callee"), LOOPBACK);
    return ofTwo(new ExpectationBasis(false, ownMedia(caller), ownMedia(callee), because));
  }

  /** A call of nothing proves nothing. */
  private static ExpectedMedia ownMedia(MediaIntent intent) {
    ExpectedMedia media = intent.incoming();
    return !media.none()
        ? media
        : intent.channel() ? new ExpectedMedia(0, false, true) : ExpectedMedia.VIDEO_AND_AUDIO;
  }

  private static GroupExpectation ofTwo(ExpectationBasis basis) {
    return new GroupExpectation(
        basis, List.of(List.of(NOTHING, basis.caller()), List.of(basis.callee(), NOTHING)));
  }

  /**
   * A stated direction is that of the first peer. Between two other peers, media are expected only
   * if they go both ways.
   */
  private static GroupExpectation stated(CallExpectation expectation, int peers) {
    ExpectedMedia first = expectation.ofCaller();
    ExpectedMedia ofFirst = expectation.ofCallee();
    ExpectedMedia others =
        new ExpectedMedia(
            Math.min(first.videoTracks(), ofFirst.videoTracks()),
            first.audio() && ofFirst.audio(),
            first.data() && ofFirst.data(),
            Math.min(first.screens(), ofFirst.screens()));
    return of(
        true,
        peers,
        (receiver, sender) -> receiver == 0 ? first : sender == 0 ? ofFirst : others,
        List.of(String.format(Locale.ROOT, "It was stated: %s, as peer 1 sees it.", expectation)));
  }

  private static GroupExpectation inferred(List<PeerHistory> documents) {
    List<MediaIntent> intents = documents.stream().map(MediaIntent::of).toList();
    boolean silent = intents.stream().allMatch(MediaIntent::nothing);
    boolean channel = intents.stream().anyMatch(MediaIntent::channel);
    if (silent && (intents.stream().allMatch(MediaIntent::began) || !channel)) {
      ExpectedMedia all =
          channel ? new ExpectedMedia(0, false, true) : ExpectedMedia.VIDEO_AND_AUDIO;
      return of(
          false,
          documents.size(),
          (receiver, sender) -> all,
          List.of(
              channel
                  ? "The pages have data channels and no media: messages are expected from each peer"
                      + " at every other one."
                  : "The pages neither captured nor added nor negotiated anything: video and audio"
                      + " are expected from each peer at every other one."));
    }
    List<String> because = new ArrayList<>();
    for (int sender = 0; sender < intents.size(); sender++) {
      because.add(intents.get(sender).becauseOf("peer " + (sender + 1)));
    }
    return of(
        false, documents.size(), (receiver, sender) -> intents.get(sender).incoming(), because);
  }

  private interface PairMedia {
    ExpectedMedia of(int receiver, int sender);
  }

  private static GroupExpectation of(
      boolean stated, int peers, PairMedia media, List<String> because) {
    List<List<ExpectedMedia>> received = new ArrayList<>();
    for (int receiver = 0; receiver < peers; receiver++) {
      List<ExpectedMedia> row = new ArrayList<>();
      for (int sender = 0; sender < peers; sender++) {
        row.add(receiver == sender ? NOTHING : media.of(receiver, sender));
      }
      received.add(row);
    }
    return new GroupExpectation(
        new ExpectationBasis(stated, received.get(0).get(1), received.get(1).get(0), because),
        received);
  }

  /** Returns the expectation under a policy for one way; of a call of two, to which it applies. */
  public GroupExpectation under(OneWayPolicy policy) {
    return received.size() == 2 ? ofTwo(basis.under(policy)) : this;
  }

  /** Returns the expectation of one ordered pair: from all others, nothing is expected. */
  public GroupExpectation only(OrderedPair pair) {
    int receiving = pair.receiver().number() - 1;
    int sending = pair.sender().number() - 1;
    ExpectedMedia media = received.get(receiving).get(sending);
    List<List<ExpectedMedia>> only = new ArrayList<>();
    for (int receiver = 0; receiver < received.size(); receiver++) {
      List<ExpectedMedia> row = new ArrayList<>(Collections.nCopies(received.size(), NOTHING));
      if (receiver == receiving) {
        row.set(sending, media);
      }
      only.add(row);
    }
    return new GroupExpectation(
        new ExpectationBasis(
            basis.stated(),
            only.get(0).get(1),
            only.get(1).get(0),
            List.of(
                String.format(
                    Locale.ROOT,
                    "It was stated: %s of %s at %s.",
                    media.words(),
                    pair.sender().phrase(),
                    pair.receiver().phrase()))),
        only);
  }

  /** Returns the expectation with the required source of video and audio. */
  public GroupExpectation from(MediaSourcePolicy source) {
    return new GroupExpectation(basis.from(source), received);
  }

  /**
   * Returns the media that one peer should receive from another.
   *
   * @param receiver number of the receiving peer, from 1
   * @param sender number of the sending peer
   */
  public ExpectedMedia between(int receiver, int sender) {
    return received.get(receiver - 1).get(sender - 1);
  }
}
