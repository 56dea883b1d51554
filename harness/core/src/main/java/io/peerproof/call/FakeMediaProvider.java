package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.media.FakeMedia;
import io.peerproof.media.MediaCache;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.PeerSignature;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The fake cameras and microphones of peers, and what is to be seen and heard of each. */
public final class FakeMediaProvider {

  /** The identity in the stamp of whoever calls, and of whoever is called. */
  private static final Map<PeerRole, Integer> IDENTITIES =
      Map.of(PeerRole.CALLER, 1, PeerRole.CALLEE, 2);

  private record Wanted(int peer, VideoFormat format) {}

  private final MediaCache cache;
  private final Map<Wanted, CompletableFuture<FakeMedia>> made = new ConcurrentHashMap<>();

  private FakeMediaProvider(MediaCache cache) {
    this.cache = cache;
  }

  /** Files in the user's cache. */
  public static FakeMediaProvider inUserCache() {
    return new FakeMediaProvider(
        MediaCache.ofUser(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /** Begins to make what a role needs. */
  public void begin(PeerRole role, VideoFormat format) {
    making(new Wanted(IDENTITIES.get(role), format));
  }

  /** The devices of one peer, of the default format; waits until they are made. */
  public FakeMedia of(int peer) {
    return AsyncResource.join(making(new Wanted(peer, PeerSettings.DEFAULT_FORMAT)));
  }

  /** The devices of one peer; waits until they are made. */
  public FakeMedia of(int peer, VideoFormat format) {
    return AsyncResource.join(making(new Wanted(peer, format)));
  }

  FakeMedia of(PeerRole role, VideoFormat format) {
    return AsyncResource.join(making(new Wanted(IDENTITIES.get(role), format)));
  }

  /** What shows that it is {@code peer} who is seen and heard. */
  public PeerSignature expectationOf(int peer) {
    return expectation(of(peer));
  }

  /** What a peer in {@code role} is to see and hear: the other one, who films {@code format}. */
  PeerSignature seenBy(PeerRole role, VideoFormat format) {
    return expectation(of(role.other(), format));
  }

  /** What shows that it is the peer of these devices who is seen and heard. */
  public static PeerSignature expectation(FakeMedia media) {
    return new PeerSignature(media.peer(), media.format().frames(), media.tone().hertz());
  }

  private CompletableFuture<FakeMedia> making(Wanted wanted) {
    return made.computeIfAbsent(
        wanted,
        one ->
            CompletableFuture.supplyAsync(
                () -> cache.mediaFor(one.peer(), one.format()), AsyncResource.THREADS));
  }
}
