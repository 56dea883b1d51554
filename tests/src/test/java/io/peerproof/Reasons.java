package io.peerproof;

/** Reasons of reports, as a test can compare them. */
public final class Reasons {

  private Reasons() {}

  /** A reason without the time that the call had, which a slow machine stretches. */
  public static String withoutTime(String reason) {
    return reason.replaceAll("no proof within \\d+ ms", "no proof in time");
  }
}
