package io.peerproof.signaling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page's side of the relay. {@link #receive} is called by one thread at a time, as messages of
 * a socket come; {@link #gone} may be called by any thread, at any time, more than once.
 */
public final class Connection {

  /** RFC 6455, section 7.4.1: a message violates the endpoint's policy. */
  private static final int POLICY_VIOLATION = 1008;

  /** RFC 6455, section 7.4.1: a message is too big to process. */
  private static final int TOO_BIG = 1009;

  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final Signaling signaling;
  private final Outbox outbox;
  private final List<IceServer> iceServers;
  private final RateLimit rateLimit;

  // Both are touched only under the lock of the signaling.
  private Rooms.@Nullable Member member;
  private boolean gone;

  Connection(Signaling signaling, Outbox outbox, List<IceServer> iceServers, RateLimit rateLimit) {
    this.signaling = signaling;
    this.outbox = outbox;
    this.iceServers = iceServers;
    this.rateLimit = rateLimit;
  }

  /** A text message came. Whatever is wrong with it is answered, never thrown. */
  public void receive(String text) {
    if (isTooFast()) {
      return;
    }
    ClientMessage message;
    try {
      message = signaling.reader().read(text);
    } catch (RefusedException e) {
      refuse(e.refusal());
      return;
    }
    signaling.inOrder(deliveries -> carryOut(message, deliveries));
  }

  /** A binary message came; the protocol has none. */
  public void receiveBinary() {
    if (!isTooFast()) {
      refuse(Refusal.binary());
    }
  }

  /** A message came that is larger than the transport takes. The socket is closed. */
  public void receiveTooLarge(int maxBytes) {
    refuseAndClose(Refusal.tooLarge(maxBytes), TOO_BIG);
  }

  /** The page cannot be reached any more: the others in its room are told. */
  public void gone(Departure reason) {
    signaling.inOrder(deliveries -> goneFor(reason, deliveries));
  }

  private boolean isTooFast() {
    if (rateLimit.allows()) {
      return false;
    }
    refuseAndClose(Refusal.tooFast(RateLimit.BURST, RateLimit.PER_SECOND), POLICY_VIOLATION);
    return true;
  }

  private void carryOut(ClientMessage message, Deliveries deliveries) {
    if (gone) {
      return;
    }
    try {
      message.actOn(this, deliveries);
    } catch (RefusedException e) {
      answer(e.refusal(), deliveries);
    }
  }

  private void refuse(Refusal refusal) {
    signaling.inOrder(
        deliveries -> {
          if (!gone) {
            answer(refusal, deliveries);
          }
        });
  }

  private void refuseAndClose(Refusal refusal, int closeCode) {
    signaling.inOrder(
        deliveries -> {
          if (!gone) {
            answer(refusal, deliveries);
            deliveries.close(outbox, closeCode, refusal.code().word());
            goneFor(Departure.CLOSED, deliveries);
          }
        });
  }

  private void answer(Refusal refusal, Deliveries deliveries) {
    log.debug("refused {}: {}", refusal.code().word(), refusal.message());
    deliveries.add(outbox, new ServerMessage.Refused(refusal));
  }

  private void goneFor(Departure reason, Deliveries deliveries) {
    gone = true;
    if (member != null) {
      depart(member, reason, deliveries);
    }
  }

  void join(ClientMessage.Join join, Deliveries deliveries) {
    if (member != null) {
      throw new RefusedException(Refusal.alreadyJoined(member.room(), member.id()));
    }
    Rooms rooms = signaling.rooms();
    Rooms.Member self = rooms.enter(join.room(), join.name(), outbox);
    member = self;
    List<Rooms.Member> others = rooms.othersThan(self);
    deliveries.add(
        outbox,
        new ServerMessage.Welcome(
            self.id(),
            self.room(),
            rooms.capacity(),
            others.stream().map(Rooms.Member::info).toList(),
            iceServers));
    for (Rooms.Member other : others) {
      deliveries.add(other.outbox(), new ServerMessage.Joined(self.info()));
    }
    log.debug("{} joined room {}", self.id(), self.room());
  }

  void relay(ClientMessage.Relayed message, Deliveries deliveries) {
    Rooms.Member self = joined();
    if (message.to().equals(self.id())) {
      throw new RefusedException(Refusal.ownId(self.id()));
    }
    Rooms.Member other =
        signaling
            .rooms()
            .other(self, message.to())
            .orElseThrow(
                () -> new RefusedException(Refusal.unknownPeer(self.room(), message.to())));
    deliveries.add(other.outbox(), message.from(self.id()));
  }

  void leave(Deliveries deliveries) {
    depart(joined(), Departure.LEFT, deliveries);
  }

  void pong(Deliveries deliveries) {
    deliveries.add(outbox, new ServerMessage.Pong());
  }

  private void depart(Rooms.Member self, Departure reason, Deliveries deliveries) {
    for (Rooms.Member other : signaling.rooms().othersThan(self)) {
      deliveries.add(other.outbox(), new ServerMessage.Left(self.id(), reason));
    }
    signaling.rooms().exit(self);
    member = null;
    log.debug("{} left room {}: {}", self.id(), self.room(), reason.word());
  }

  private Rooms.Member joined() {
    if (member == null) {
      throw new RefusedException(Refusal.notJoined());
    }
    return member;
  }
}
