package io.peerproof;

/** Normalises the reasons of reports for comparisons. */
public final class Reasons {

  private Reasons() {}

  /** Removes the time limit of the call, which a slow machine extends. */
  public static String withoutTime(String reason) {
    return reason.replaceAll("no proof within [\\d.]+ m?s", "no proof in time");
  }
}
