package io.peerproof.run;

import io.peerproof.call.Role;
import io.peerproof.media.FakeMedia;
import io.peerproof.media.MediaCache;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.Expectation;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The fake cameras and microphones of peers, and what is to be seen and heard of each. */
public final class FakePeers {

  /** The identity in the stamp of whoever calls, and of whoever is called. */
  private static final Map<Role, Integer> IDENTITIES = Map.of(Role.CALLER, 1, Role.CALLEE, 2);

  private final MediaCache cache;
  private final VideoFormat format = VideoFormat.DEFAULT;
  private final Map<Integer, CompletableFuture<FakeMedia>> made = new ConcurrentHashMap<>();

  private FakePeers(MediaCache cache) {
    this.cache = cache;
  }

  /** Files in the user's cache. */
  public static FakePeers inUserCache() {
    return new FakePeers(
        MediaCache.ofUser(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /** Begins to make what both roles need, side by side. */
  FakePeers begin() {
    IDENTITIES.values().forEach(this::making);
    return this;
  }

  /** The devices of one peer; waits until they are made. */
  public FakeMedia of(int peer) {
    return Background.join(making(peer));
  }

  FakeMedia of(Role role) {
    return of(IDENTITIES.get(role));
  }

  /** What shows that it is {@code peer} who is seen and heard. */
  public Expectation expectationOf(int peer) {
    FakeMedia media = of(peer);
    return new Expectation(peer, media.format().frames(), media.tone().hertz());
  }

  /** What a peer in {@code role} is to see and hear: the other one. */
  Expectation seenBy(Role role) {
    return expectationOf(IDENTITIES.get(role.other()));
  }

  private CompletableFuture<FakeMedia> making(int peer) {
    return made.computeIfAbsent(
        peer,
        identity ->
            CompletableFuture.supplyAsync(
                () -> cache.mediaFor(identity, format), Background.THREADS));
  }
}
