package io.peerproof.run;

import io.peerproof.browser.BrowserSpec;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.call.Role;
import io.peerproof.server.ServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a call is to be made. Start from {@link #defaults()}.
 *
 * @param caller the peer that makes the offer
 * @param callee the peer that answers
 * @param server that serves the pages and relays their signaling
 * @param timeout how long the peers have, from the opening of their pages to the proof
 * @param headed whether to open windows
 * @param install whether packages may be installed where no browser is found
 * @param screenshots whether to keep the pages' pictures of a call that passed, too
 * @param command what the report says was asked for
 */
public record CallSettings(
    PeerSettings caller,
    PeerSettings callee,
    ServerOptions server,
    Duration timeout,
    boolean headed,
    boolean install,
    boolean screenshots,
    List<String> command) {

  /**
   * A call takes half a second; twenty leave room for a busy machine and an ICE that has to try.
   */
  public static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** The harness's rooms hold its two peers and nobody else. */
  private static final int ROOM_CAPACITY = 2;

  public CallSettings {
    command = List.copyOf(command);
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("a call needs some time, not " + timeout);
    }
  }

  /** The demo page in whatever browser is found, headless. */
  public static CallSettings defaults() {
    return new CallSettings(
        peer("/?room=call&name=Caller&auto=call"),
        peer("/?room=call&name=Callee&auto=answer"),
        ServerOptions.defaults().withRoomCapacity(ROOM_CAPACITY),
        TIMEOUT,
        false,
        true,
        false,
        List.of());
  }

  private static PeerSettings peer(String page) {
    return new PeerSettings(BrowserSpec.auto(), page, CameraPolicy.GRANTED);
  }

  public PeerSettings peer(Role role) {
    return role == Role.CALLER ? caller : callee;
  }

  /** With one peer set up otherwise. */
  public CallSettings with(Role role, UnaryOperator<PeerSettings> change) {
    PeerSettings newCaller = role == Role.CALLER ? change.apply(caller) : caller;
    PeerSettings newCallee = role == Role.CALLEE ? change.apply(callee) : callee;
    return new CallSettings(
        newCaller, newCallee, server, timeout, headed, install, screenshots, command);
  }

  public CallSettings withServer(ServerOptions newServer) {
    return new CallSettings(
        caller, callee, newServer, timeout, headed, install, screenshots, command);
  }

  public CallSettings withTimeout(Duration newTimeout) {
    return new CallSettings(
        caller, callee, server, newTimeout, headed, install, screenshots, command);
  }

  public CallSettings withHeaded(boolean newHeaded) {
    return new CallSettings(
        caller, callee, server, timeout, newHeaded, install, screenshots, command);
  }

  public CallSettings withInstall(boolean newInstall) {
    return new CallSettings(
        caller, callee, server, timeout, headed, newInstall, screenshots, command);
  }

  public CallSettings withScreenshots(boolean newScreenshots) {
    return new CallSettings(
        caller, callee, server, timeout, headed, install, newScreenshots, command);
  }

  public CallSettings withCommand(List<String> newCommand) {
    return new CallSettings(
        caller, callee, server, timeout, headed, install, screenshots, newCommand);
  }
}
