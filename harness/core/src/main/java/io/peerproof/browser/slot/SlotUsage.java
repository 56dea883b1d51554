package io.peerproof.browser.slot;

import io.peerproof.browser.platform.OwnerTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Use of a machine's places, as one ticket finds it.
 *
 * @param capacity how many there are
 * @param holders who has places
 * @param ahead who came before, and still waits
 * @param ownThread whether the thread of the ticket has places already
 */
record SlotUsage(
    BrowserCapacity capacity, List<Holder> holders, List<SlotTicketName> ahead, boolean ownThread) {

  /** Maximum length of a purpose in a message, in characters. */
  private static final int READABLE = 80;

  /**
   * A ticket whose places are taken.
   *
   * @param purpose what for; empty when nobody said
   */
  record Holder(SlotTicketName name, String purpose) {}

  static SlotUsage of(
      SlotDirectory folder,
      List<SlotTicketName> living,
      SlotTicketName wanted,
      BrowserCapacity capacity)
      throws IOException {
    List<Holder> holders = new ArrayList<>();
    List<SlotTicketName> ahead = new ArrayList<>();
    for (SlotTicketName one : living) {
      Path held = folder.file(one.heldFile());
      if (Files.exists(held)) {
        holders.add(new Holder(one, Files.readString(held).strip()));
      } else if (one.compareTo(wanted) < 0) {
        ahead.add(one);
      }
    }
    boolean ownThread = holders.stream().anyMatch(one -> one.name().isOfSameThread(wanted));
    return new SlotUsage(capacity, List.copyOf(holders), List.copyOf(ahead), ownThread);
  }

  boolean allows(SlotTicketName wanted) {
    boolean fits = inUse() == 0 || inUse() + wanted.browsers() <= capacity.browsers();
    return ownThread || (ahead.isEmpty() && fits);
  }

  int inUse() {
    return holders.stream().mapToInt(one -> one.name().browsers()).sum();
  }

  /** Returns true if another thread of the process holds slots. */
  boolean hasHolderIn(OwnerTag process) {
    return holders.stream().anyMatch(one -> one.name().owner().isSameProcess(process));
  }

  /**
   * Returns true if a wait should be reported. It is not while an earlier ticket is about to take
   * its slots.
   */
  boolean isSettled() {
    return !holders.isEmpty();
  }

  /**
   * {@code 2 of 2 browsers that this machine carries at once are in use by process 4711 (call
   * --repeat 50)}.
   */
  String words(OwnerTag self) {
    return holders.isEmpty()
        ? process(ahead.stream().min(Comparator.naturalOrder()).orElseThrow().owner(), self)
            + " is first in the queue and does not start. If it is suspended, resume or end it"
        : String.format(
            Locale.ROOT,
            "%d of %d %s %s in use by %s",
            inUse(),
            capacity.browsers(),
            capacity.browsers() == 1 ? "browser" : "browsers",
            inUse() == 1 ? "is" : "are",
            holders.stream()
                .map(one -> process(one.name().owner(), self) + purpose(one))
                .distinct()
                .collect(Collectors.joining(" and ")));
  }

  private static String process(OwnerTag owner, OwnerTag self) {
    if (owner.isSameProcess(self)) {
      return "this process";
    }
    return "process " + owner.pid() + (owner.space().equals(self.space()) ? "" : " of a container");
  }

  private static String purpose(Holder holder) {
    String purpose = holder.purpose();
    if (purpose.isEmpty()) {
      return "";
    }
    return purpose.length() > READABLE
        ? " (" + purpose.substring(0, READABLE) + "…)"
        : " (" + purpose + ")";
  }
}
