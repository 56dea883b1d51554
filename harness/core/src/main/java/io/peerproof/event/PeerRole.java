package io.peerproof.event;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of a peer in a call. The peers of a call of two are its caller and its callee; those of
 * a larger call are numbered.
 */
public enum PeerRole {
  /** Makes the offer in a call of two. */
  CALLER(1),
  /** Answers it. */
  CALLEE(2),
  PEER1(1),
  PEER2(2),
  PEER3(3),
  PEER4(4),
  PEER5(5),
  PEER6(6),
  PEER7(7),
  PEER8(8);

  /**
   * Largest number of peers. Each browser captures, encodes and decodes, and most machines cannot
   * run more than eight.
   */
  public static final int MOST_PEERS = 8;

  private final int number;

  PeerRole(int number) {
    this.number = number;
  }

  /**
   * Returns the roles of a call, in order.
   *
   * @param peers number of its peers, 2 to {@value #MOST_PEERS}
   */
  public static List<PeerRole> of(int peers) {
    if (peers < 2 || peers > MOST_PEERS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the number of peers must be 2 to %d, but is %d", MOST_PEERS, peers));
    }
    return peers == 2
        ? List.of(CALLER, CALLEE)
        : IntStream.rangeClosed(1, peers).mapToObj(n -> valueOf("PEER" + n)).toList();
  }

  /** Returns the roles of a call of two: the caller, then the callee. */
  public static Stream<PeerRole> both() {
    return of(2).stream();
  }

  /** Returns the number that the camera of this peer shows, from 1. */
  public int number() {
    return number;
  }

  /** Returns the word in reports, file names and steps: {@code caller}, {@code peer3}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the words in a sentence: {@code the caller}, {@code peer 3}. */
  public String phrase() {
    return isNumbered() ? "peer " + number : "the " + word();
  }

  private boolean isNumbered() {
    return this != CALLER && this != CALLEE;
  }

  /**
   * Returns the other peer of a call of two.
   *
   * @throws IllegalStateException if this is a peer of a larger call
   */
  public PeerRole other() {
    if (isNumbered()) {
      throw new IllegalStateException(phrase() + " has more than one other peer");
    }
    return this == CALLER ? CALLEE : CALLER;
  }
}
