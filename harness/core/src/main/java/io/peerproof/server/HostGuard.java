package io.peerproof.server;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * Refuses each request that addresses this server by a host that is not allowed, before pages or
 * signaling see it.
 */
final class HostGuard extends Handler.Wrapper {

  private final AllowedHosts allowed;

  HostGuard(AllowedHosts allowed) {
    this.allowed = allowed;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    List<String> hosts = hostsOf(request);
    // HTTP/1.0 may leave it out; Jetty then takes the address that the connection came to.
    if (hosts.isEmpty() || !request.getHeaders().contains(HttpHeader.HOST)) {
      Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
      return true;
    }
    if (!hosts.stream().allMatch(allowed::allows)) {
      Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /** Returns the host of the request's target, if the target has one, and of each header Host. */
  private static List<String> hostsOf(Request request) {
    List<String> hosts = new ArrayList<>();
    addTo(hosts, request.getHttpURI().getHost());
    request
        .getHeaders()
        .getValuesList(HttpHeader.HOST)
        .forEach(header -> addTo(hosts, hostIn(header)));
    return hosts;
  }

  private static void addTo(List<String> hosts, @Nullable String host) {
    if (host != null && !host.isBlank()) {
      hosts.add(host);
    }
  }

  private static @Nullable String hostIn(String header) {
    try {
      return new HostPort(header).getHost();
    } catch (IllegalArgumentException e) {
      return header; // whatever it is, no host is called like this
    }
  }
}
