package io.peerproof.signaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rooms and their members. A room exists from its first member to its last.
 *
 * <p>Not thread-safe: {@link Signaling} holds its lock around each use.
 */
final class Rooms {

  /** A peer in a room. */
  record Member(PeerInfo info, String room, Outbox outbox) {
    String id() {
      return info.id();
    }
  }

  private final int capacity;
  private final Map<String, Map<String, Member>> rooms = new LinkedHashMap<>();
  private long lastId;

  Rooms(int capacity) {
    this.capacity = capacity;
  }

  int capacity() {
    return capacity;
  }

  int count() {
    return rooms.size();
  }

  /**
   * Adds a peer to a room.
   *
   * @param name empty for none
   * @throws RejectedException if the room is full
   */
  Member enter(String room, String name, Outbox outbox) {
    Map<String, Member> members = rooms.computeIfAbsent(room, absent -> new LinkedHashMap<>());
    if (members.size() >= capacity) {
      throw new RejectedException(Rejection.roomFull(room, capacity));
    }
    String id = "p" + ++lastId;
    Member member = new Member(new PeerInfo(id, name.isEmpty() ? id : name), room, outbox);
    members.put(id, member);
    return member;
  }

  void exit(Member member) {
    Map<String, Member> members = rooms.getOrDefault(member.room(), Map.of());
    members.remove(member.id());
    if (members.isEmpty()) {
      rooms.remove(member.room());
    }
  }

  /** Returns the other members of the member's room, in the order in which they joined. */
  List<Member> othersThan(Member member) {
    List<Member> others = new ArrayList<>(rooms.getOrDefault(member.room(), Map.of()).values());
    others.remove(member);
    return others;
  }

  /** Returns the other member with this id in the member's room. */
  Optional<Member> other(Member member, String id) {
    return othersThan(member).stream().filter(other -> other.id().equals(id)).findFirst();
  }
}
