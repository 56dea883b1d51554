package io.peerproof.signaling;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The signaling relay: connections and their rooms. Thread-safe.
 *
 * <p>One lock orders all changes of the rooms and all messages. So a peer receives {@code joined}
 * of another peer before any message of that peer, and none after its {@code left}. Messages of one
 * sender arrive in the order in which they were sent. Under the lock, messages are only queued;
 * they are sent after its release.
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
   * Creates a relay.
   *
   * @param roomCapacity maximum number of peers in a room, at least 1
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
   * Connects a page, which is in no room yet.
   *
   * @param outbox the outgoing messages to it
   * @param iceServers ICE servers for its {@code welcome}
   */
  public SignalingConnection connect(Outbox outbox, List<IceServer> iceServers) {
    return new SignalingConnection(
        this,
        outbox,
        List.copyOf(iceServers),
        RateLimit.ofMessages(nanoTime),
        RateLimit.ofParts(nanoTime));
  }

  /** Returns the number of rooms with members. */
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

  /** Returns the rooms; only for use inside {@link #inOrder}. */
  Rooms rooms() {
    return rooms;
  }

  /** Runs a change under the lock, and then sends the messages that it caused. */
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
