package io.peerproof.signaling;

import tools.jackson.databind.JsonNode;

/** What a page may say. Each knows what it asks of its connection. */
sealed interface ClientMessage {

  /**
   * Carries the message out. The lock of the rooms is held.
   *
   * @throws RejectedException when the connection is in no state for it
   */
  void actOn(SignalingConnection connection, OutgoingMessages outgoingMessages);

  /**
   * @param name empty when the page gave none
   */
  record Join(String room, String name) implements ClientMessage {
    @Override
    public void actOn(SignalingConnection connection, OutgoingMessages outgoingMessages) {
      connection.join(this, outgoingMessages);
    }
  }

  /** For one other peer of the same room, and not looked into. */
  sealed interface Relayed extends ClientMessage {
    String to();

    ServerMessage from(String sender);

    @Override
    default void actOn(SignalingConnection connection, OutgoingMessages outgoingMessages) {
      connection.relay(this, outgoingMessages);
    }
  }

  record Description(String to, JsonNode description) implements Relayed {
    @Override
    public ServerMessage from(String sender) {
      return new ServerMessage.Description(sender, description);
    }
  }

  /**
   * @param candidate a JSON null at the end of candidates
   */
  record Candidate(String to, JsonNode candidate) implements Relayed {
    @Override
    public ServerMessage from(String sender) {
      return new ServerMessage.Candidate(sender, candidate);
    }
  }

  /**
   * @param reason empty when the page gave none
   */
  record Hangup(String to, String reason) implements Relayed {
    @Override
    public ServerMessage from(String sender) {
      return new ServerMessage.Hangup(sender, reason);
    }
  }

  record Leave() implements ClientMessage {
    @Override
    public void actOn(SignalingConnection connection, OutgoingMessages outgoingMessages) {
      connection.leave(outgoingMessages);
    }
  }

  record Ping() implements ClientMessage {
    @Override
    public void actOn(SignalingConnection connection, OutgoingMessages outgoingMessages) {
      connection.pong(outgoingMessages);
    }
  }
}
