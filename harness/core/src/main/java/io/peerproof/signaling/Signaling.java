package io.peerproof.signaling;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The relay: connections, and the rooms they meet in. Thread-safe.
 *
 * <p>One lock orders everything that changes who is where, and everything that is said. So a peer
 * hears {@code joined} of another before anything that other sends, nothing after its {@code left},
 * and messages of one sender in the order in which they were sent. Under the lock messages are only
 * queued; they are sent after it.
 */
public final class Signaling {

  private final ReentrantLock lock = new ReentrantLock();
  private final ClientMessageReader reader = new ClientMessageReader();
  private final Rooms rooms;
  private final LongSupplier nanoTime;

  private Signaling(int roomCapacity, LongSupplier nanoTime) {
    this.rooms = new Rooms(roomCapacity);
    this.nanoTime = nanoTime;
  }

  /**
   * @param roomCapacity how many peers a room holds, at least 1
   * @param nanoTime the clock of the rate limit, such as {@code System::nanoTime}
   */
  public static Signaling create(int roomCapacity, LongSupplier nanoTime) {
    if (roomCapacity < 1) {
      throw new IllegalArgumentException(
          "A room needs a capacity of at least 1, not " + roomCapacity + ".");
    }
    return new Signaling(roomCapacity, nanoTime);
  }

  /**
   * A page has connected; it is in no room yet.
   *
   * @param outbox the way back to it
   * @param iceServers what its {@code welcome} will tell it to use
   */
  public SignalingConnection connect(Outbox outbox, List<IceServer> iceServers) {
    return new SignalingConnection(this, outbox, List.copyOf(iceServers), new RateLimit(nanoTime));
  }

  /** How many rooms somebody is in. */
  public int roomCount() {
    lock.lock();
    try {
      return rooms.count();
    } finally {
      lock.unlock();
    }
  }

  ClientMessageReader reader() {
    return reader;
  }

  /** The rooms; only inside {@link #inOrder}. */
  Rooms rooms() {
    return rooms;
  }

  /** Runs a change under the lock, and then sends what it caused. */
  void inOrder(Consumer<OutgoingMessages> change) {
    OutgoingMessages outgoingMessages = new OutgoingMessages();
    lock.lock();
    try {
      change.accept(outgoingMessages);
    } finally {
      lock.unlock();
    }
    outgoingMessages.flush();
  }
}
