package io.peerproof.signaling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connection of one page to the relay. One thread at a time calls {@link #receive}, because the
 * messages of a socket arrive one after another. Any thread may call {@link #disconnected}, at any
 * time and repeatedly.
 */
public final class SignalingConnection {

  /** RFC 6455, section 7.4.1: a message violates the endpoint's policy. */
  private static final int POLICY_VIOLATION = 1008;

  /** RFC 6455, section 7.4.1: a message is too big to process. */
  private static final int TOO_BIG = 1009;

  private static final Logger log = LoggerFactory.getLogger(SignalingConnection.class);

  private final Signaling signaling;
  private final Outbox outbox;
  private final List<IceServer> iceServers;
  private final RateLimit rateLimit;
  private final RateLimit partsLimit;

  // Both are accessed only under the lock of the signaling.
  private Rooms.@Nullable Member member;
  private boolean gone;

  SignalingConnection(
      Signaling signaling,
      Outbox outbox,
      List<IceServer> iceServers,
      RateLimit rateLimit,
      RateLimit partsLimit) {
    this.signaling = signaling;
    this.outbox = outbox;
    this.iceServers = iceServers;
    this.rateLimit = rateLimit;
    this.partsLimit = partsLimit;
  }

  /** Handles a text message. Any mistake in it is answered, never thrown. */
  public void receive(String text) {
    if (isTooFast()) {
      return;
    }
    ClientMessage message;
    try {
      message = signaling.reader().read(text);
    } catch (RejectedException e) {
      refuse(e.refusal());
      return;
    }
    signaling.inOrder(outgoingMessages -> carryOut(message, outgoingMessages));
  }

  /** Handles a binary message, which the protocol does not have. */
  public void receiveBinary() {
    if (!isTooFast()) {
      refuse(Rejection.binary());
    }
  }

  /**
   * Counts a part of a message other than its last one, or a control frame. Parts may be empty, and
   * a message without end never counts as a message.
   */
  public void receivePart() {
    if (!partsLimit.allows()) {
      refuseAndClose(
          Rejection.tooManyParts(RateLimit.BURST_OF_PARTS, RateLimit.PARTS_PER_SECOND),
          POLICY_VIOLATION);
    }
  }

  /** Handles a message that is larger than the transport allows, and closes the socket. */
  public void receiveTooLarge(int maxBytes) {
    refuseAndClose(Rejection.tooLarge(maxBytes), TOO_BIG);
  }

  /** Handles the loss of the page, and informs the others in its room. */
  public void disconnected(LeaveReason reason) {
    signaling.inOrder(outgoingMessages -> goneFor(reason, outgoingMessages));
  }

  private boolean isTooFast() {
    if (rateLimit.allows()) {
      return false;
    }
    refuseAndClose(Rejection.tooFast(RateLimit.BURST, RateLimit.PER_SECOND), POLICY_VIOLATION);
    return true;
  }

  private void carryOut(ClientMessage message, OutgoingMessages outgoingMessages) {
    if (gone) {
      return;
    }
    try {
      message.actOn(this, outgoingMessages);
    } catch (RejectedException e) {
      answer(e.refusal(), outgoingMessages);
    }
  }

  private void refuse(Rejection rejection) {
    signaling.inOrder(
        outgoingMessages -> {
          if (!gone) {
            answer(rejection, outgoingMessages);
          }
        });
  }

  private void refuseAndClose(Rejection rejection, int closeCode) {
    signaling.inOrder(
        outgoingMessages -> {
          if (!gone) {
            answer(rejection, outgoingMessages);
            outgoingMessages.close(outbox, closeCode, rejection.code().word());
            goneFor(LeaveReason.CLOSED, outgoingMessages);
          }
        });
  }

  private void answer(Rejection rejection, OutgoingMessages outgoingMessages) {
    log.debug("refused {}: {}", rejection.code().word(), rejection.message());
    outgoingMessages.add(outbox, new ServerMessage.Refused(rejection));
  }

  private void goneFor(LeaveReason reason, OutgoingMessages outgoingMessages) {
    gone = true;
    if (member != null) {
      depart(member, reason, outgoingMessages);
    }
  }

  void join(ClientMessage.Join join, OutgoingMessages outgoingMessages) {
    if (member != null) {
      throw new RejectedException(Rejection.alreadyJoined(member.room(), member.id()));
    }
    Rooms rooms = signaling.rooms();
    Rooms.Member self = rooms.enter(join.room(), join.name(), outbox);
    member = self;
    List<Rooms.Member> others = rooms.othersThan(self);
    outgoingMessages.add(
        outbox,
        new ServerMessage.Welcome(
            self.id(),
            self.room(),
            rooms.capacity(),
            others.stream().map(Rooms.Member::info).toList(),
            iceServers));
    for (Rooms.Member other : others) {
      outgoingMessages.add(other.outbox(), new ServerMessage.Joined(self.info()));
    }
    log.debug("{} joined room {}", self.id(), self.room());
  }

  void relay(ClientMessage.Relayed message, OutgoingMessages outgoingMessages) {
    Rooms.Member self = joined();
    if (message.to().equals(self.id())) {
      throw new RejectedException(Rejection.ownId(self.id()));
    }
    Rooms.Member other =
        signaling
            .rooms()
            .other(self, message.to())
            .orElseThrow(
                () -> new RejectedException(Rejection.unknownPeer(self.room(), message.to())));
    outgoingMessages.add(other.outbox(), message.from(self.id()));
  }

  void leave(OutgoingMessages outgoingMessages) {
    depart(joined(), LeaveReason.LEFT, outgoingMessages);
  }

  void pong(OutgoingMessages outgoingMessages) {
    outgoingMessages.add(outbox, new ServerMessage.Pong());
  }

  private void depart(Rooms.Member self, LeaveReason reason, OutgoingMessages outgoingMessages) {
    for (Rooms.Member other : signaling.rooms().othersThan(self)) {
      outgoingMessages.add(other.outbox(), new ServerMessage.Left(self.id(), reason));
    }
    signaling.rooms().exit(self);
    member = null;
    log.debug("{} left room {}: {}", self.id(), self.room(), reason.word());
  }

  private Rooms.Member joined() {
    if (member == null) {
      throw new RejectedException(Rejection.notJoined());
    }
    return member;
  }
}
