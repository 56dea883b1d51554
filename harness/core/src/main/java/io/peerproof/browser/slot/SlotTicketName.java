package io.peerproof.browser.slot;

import io.peerproof.browser.platform.OwnerTag;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File name of a {@link SlotTicket}, which says all that others need to know of it.
 *
 * @param number in the order of coming
 * @param browsers how many places it is for
 * @param owner its process
 * @param thread that took it
 */
record SlotTicketName(long number, int browsers, OwnerTag owner, long thread)
    implements Comparable<SlotTicketName> {

  private static final String ENDING = ".ticket";
  private static final Pattern NAME =
      Pattern.compile("(\\d{1,18})-(\\d{1,9})-peerproof-.+-(\\d{1,18})\\.ticket");

  /** The ticket that a file is named for; empty for any other file. */
  static Optional<SlotTicketName> of(String file) {
    Matcher name = NAME.matcher(file);
    return name.matches()
        ? OwnerTag.in(file)
            .map(
                owner ->
                    new SlotTicketName(
                        Long.parseLong(name.group(1)),
                        Integer.parseInt(name.group(2)),
                        owner,
                        Long.parseLong(name.group(3))))
        : Optional.empty();
  }

  String file() {
    return stem() + ENDING;
  }

  /** The file beside, which is there while the ticket's places are taken. */
  String heldFile() {
    return stem() + ".held";
  }

  private String stem() {
    return number + "-" + browsers + "-" + owner.prefix() + thread;
  }

  /** Returns true if the same thread took both. */
  boolean isOfSameThread(SlotTicketName other) {
    return thread == other.thread && owner.isSameProcess(other.owner);
  }

  @Override
  public int compareTo(SlotTicketName other) {
    return Comparator.comparingLong(SlotTicketName::number).compare(this, other);
  }
}
