package io.peerproof.signaling;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of the server. It is built as a JSON tree and not bound from a record: binding would
 * delay the first message by a tenth of a second of reflection.
 */
sealed interface ServerMessage {

  ObjectNode toTree();

  private static ObjectNode ofType(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static void put(PeerInfo peer, ObjectNode into) {
    into.put("id", peer.id()).put("name", peer.name());
  }

  record Welcome(
      String self, String room, int capacity, List<PeerInfo> peers, List<IceServer> iceServers)
      implements ServerMessage {
    @Override
    public ObjectNode toTree() {
      ObjectNode tree =
          ofType("welcome").put("self", self).put("room", room).put("capacity", capacity);
      ArrayNode others = tree.putArray("peers");
      peers.forEach(peer -> put(peer, others.addObject()));
      ArrayNode servers = tree.putArray("iceServers");
      for (IceServer server : iceServers) {
        ObjectNode node = servers.addObject();
        ArrayNode urls = node.putArray("urls");
        server.urls().forEach(urls::add);
        server.username().ifPresent(username -> node.put("username", username));
        server.credential().ifPresent(credential -> node.put("credential", credential));
      }
      return tree;
    }
  }

  record Joined(PeerInfo peer) implements ServerMessage {
    @Override
    public ObjectNode toTree() {
      ObjectNode tree = ofType("joined");
      put(peer, tree.putObject("peer"));
      return tree;
    }
  }

  record Left(String peer, LeaveReason reason) implements ServerMessage {
    @Override
    public ObjectNode toTree() {
      return ofType("left").put("peer", peer).put("reason", reason.word());
    }
  }

  record Description(String from, JsonNode description) implements ServerMessage {
    @Override
    public ObjectNode toTree() {
      return ofType("description").put("from", from).set("description", description);
    }
  }

  record Candidate(String from, JsonNode candidate) implements ServerMessage {
    @Override
    public ObjectNode toTree() {
      return ofType("candidate").put("from", from).set("candidate", candidate);
    }
  }

  /**
   * @param reason empty if the sender sent none
   */
  record Hangup(String from, String reason) implements ServerMessage {
    @Override
    public ObjectNode toTree() {
      ObjectNode tree = ofType("hangup").put("from", from);
      return reason.isEmpty() ? tree : tree.put("reason", reason);
    }
  }

  record Pong() implements ServerMessage {
    @Override
    public ObjectNode toTree() {
      return ofType("pong");
    }
  }

  record Refused(Rejection rejection) implements ServerMessage {
    @Override
    public ObjectNode toTree() {
      return ofType("error")
          .put("code", rejection.code().word())
          .put("message", rejection.message());
    }
  }
}
