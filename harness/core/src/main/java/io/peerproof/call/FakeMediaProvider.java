package io.peerproof.call;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.event.PeerRole;
import io.peerproof.media.FakeMedia;
import io.peerproof.media.MediaCache;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.PeerSignature;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Provides the fake cameras and microphones of peers, and the signature of each peer. */
public final class FakeMediaProvider {

  private record Wanted(int peer, VideoFormat format) {}

  private final MediaCache cache;
  private final Map<Wanted, CompletableFuture<FakeMedia>> made = new ConcurrentHashMap<>();

  private FakeMediaProvider(MediaCache cache) {
    this.cache = cache;
  }

  /** Creates a provider with files in the user's cache. */
  public static FakeMediaProvider inUserCache() {
    return new FakeMediaProvider(
        MediaCache.ofUser(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /** Starts to create the files of a role. */
  public void begin(PeerRole role, VideoFormat format) {
    making(new Wanted(role.number(), format));
  }

  /** Returns the devices of a peer in the default format; waits for their files. */
  public FakeMedia of(int peer) {
    return AsyncResource.join(making(new Wanted(peer, PeerSettings.DEFAULT_FORMAT)));
  }

  /** Returns the devices of a peer; waits for their files. */
  public FakeMedia of(int peer, VideoFormat format) {
    return AsyncResource.join(making(new Wanted(peer, format)));
  }

  FakeMedia of(PeerRole role, VideoFormat format) {
    return AsyncResource.join(making(new Wanted(role.number(), format)));
  }

  /** Returns the signature of {@code peer}. */
  public PeerSignature signatureOf(int peer) {
    return signature(of(peer));
  }

  /** Returns the signature of the peer in {@code role}, whose camera has {@code format}. */
  PeerSignature signatureOf(PeerRole role, VideoFormat format) {
    return signature(of(role, format));
  }

  /** Returns the signature of the peer with these devices. */
  public static PeerSignature signature(FakeMedia media) {
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
