package io.peerproof.browser;

import tools.jackson.databind.JsonNode;

/**
 * An event of the Chrome DevTools Protocol.
 *
 * @param session it belongs to; {@link DevToolsConnection#ROOT} for the connection's own
 * @param method such as {@code Target.attachedToTarget}
 * @param params as the protocol's domain describes them
 */
public record DevToolsEvent(String session, String method, JsonNode params) {}
