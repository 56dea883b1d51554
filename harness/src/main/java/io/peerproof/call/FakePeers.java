package io.peerproof.call;

import io.peerproof.event.Role;
import io.peerproof.media.FakeMedia;
import io.peerproof.media.MediaCache;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.Expectation;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The fake cameras and microphones of peers, and what is to be seen and heard of each. */
public final class FakePeers {

  /** The identity in the stamp of whoever calls, and of whoever is called. */
  private static final Map<Role, Integer> IDENTITIES = Map.of(Role.CALLER, 1, Role.CALLEE, 2);

  private record Wanted(int peer, VideoFormat format) {}

  private final MediaCache cache;
  private final Map<Wanted, CompletableFuture<FakeMedia>> made = new ConcurrentHashMap<>();

  private FakePeers(MediaCache cache) {
    this.cache = cache;
  }

  /** Files in the user's cache. */
  public static FakePeers inUserCache() {
    return new FakePeers(
        MediaCache.ofUser(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /** Begins to make what a role needs. */
  public void begin(Role role, VideoFormat format) {
    making(new Wanted(IDENTITIES.get(role), format));
  }

  /** The devices of one peer, of the default format; waits until they are made. */
  public FakeMedia of(int peer) {
    return Background.join(making(new Wanted(peer, PeerSettings.DEFAULT_FORMAT)));
  }

  /** The devices of one peer; waits until they are made. */
  public FakeMedia of(int peer, VideoFormat format) {
    return Background.join(making(new Wanted(peer, format)));
  }

  FakeMedia of(Role role, VideoFormat format) {
    return Background.join(making(new Wanted(IDENTITIES.get(role), format)));
  }

  /** What shows that it is {@code peer} who is seen and heard. */
  public Expectation expectationOf(int peer) {
    return expectation(of(peer));
  }

  /** What a peer in {@code role} is to see and hear: the other one, who films {@code format}. */
  Expectation seenBy(Role role, VideoFormat format) {
    return expectation(of(role.other(), format));
  }

  /** What shows that it is the peer of these devices who is seen and heard. */
  public static Expectation expectation(FakeMedia media) {
    return new Expectation(media.peer(), media.format().frames(), media.tone().hertz());
  }

  private CompletableFuture<FakeMedia> making(Wanted wanted) {
    return made.computeIfAbsent(
        wanted,
        one ->
            CompletableFuture.supplyAsync(
                () -> cache.mediaFor(one.peer(), one.format()), Background.THREADS));
  }
}
