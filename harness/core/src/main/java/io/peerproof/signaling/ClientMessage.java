package io.peerproof.signaling;

import tools.jackson.databind.JsonNode;

/** A message of a page. Each type carries out its own request on the connection. */
sealed interface ClientMessage {

  /**
   * Carries out the message. The caller holds the lock of the rooms.
   *
   * @throws RejectedException if the state of the connection does not allow it
   */
  void actOn(SignalingConnection connection, OutgoingMessages outgoingMessages);

  /**
   * @param name empty if the page sent none
   */
  record Join(String room, String name) implements ClientMessage {
    @Override
    public void actOn(SignalingConnection connection, OutgoingMessages outgoingMessages) {
      connection.join(this, outgoingMessages);
    }
  }

  /** A message for one other peer of the same room; its content is not inspected. */
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
   * @param candidate a JSON null for the end of candidates
   */
  record Candidate(String to, JsonNode candidate) implements Relayed {
    @Override
    public ServerMessage from(String sender) {
      return new ServerMessage.Candidate(sender, candidate);
    }
  }

  /**
   * @param reason empty if the page sent none
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
