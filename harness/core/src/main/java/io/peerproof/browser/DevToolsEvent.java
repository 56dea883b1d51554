package io.peerproof.browser;

import tools.jackson.databind.JsonNode;

/**
 * An event of the Chrome DevTools Protocol.
 *
 * @param session the session; {@link DevToolsConnection#ROOT} for the connection itself
 * @param method such as {@code Target.attachedToTarget}
 * @param params parameters, as described by the domain of the protocol
 */
public record DevToolsEvent(String session, String method, JsonNode params) {}
