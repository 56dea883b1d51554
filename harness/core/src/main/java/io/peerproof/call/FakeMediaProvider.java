package io.peerproof.call;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.browser.platform.UserHome;
import io.peerproof.browser.slot.DeviceLease;
import io.peerproof.event.PeerRole;
import io.peerproof.media.DeviceVariant;
import io.peerproof.media.FakeMedia;
import io.peerproof.media.MediaCache;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.PeerSignature;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Provides the fake cameras and microphones of peers, and the signature of each peer. */
public final class FakeMediaProvider implements AutoCloseable {

  private record Wanted(int peer, VideoFormat format) {}

  private final MediaCache cache;
  private final Map<Wanted, CompletableFuture<FakeMedia>> made = new ConcurrentHashMap<>();

  private final AsyncResource<Optional<DeviceLease>> lease;

  private FakeMediaProvider(Supplier<Optional<DeviceLease>> lease) {
    this.cache = MediaCache.ofUser(System.getenv(), UserHome.here());
    this.lease = AsyncResource.make(lease, one -> one.ifPresent(DeviceLease::close));
  }

  /** Creates a provider of the first variant of each device, with files in the user's cache. */
  public static FakeMediaProvider inUserCache() {
    return new FakeMediaProvider(Optional::empty);
  }

  /**
   * Creates a provider of devices that no other run on this machine has, until it is closed. Their
   * files are in the user's cache.
   */
  public static FakeMediaProvider ofOneRun() {
    return new FakeMediaProvider(() -> Optional.of(DeviceLease.take()));
  }

  /** Returns the variant of all devices. */
  DeviceVariant variant() {
    return lease.get().map(DeviceLease::variant).orElse(DeviceVariant.FIRST);
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
    return new PeerSignature(
        media.peer(), media.stamp(), media.format().frames(), media.tone().hertz());
  }

  private CompletableFuture<FakeMedia> making(Wanted wanted) {
    return made.computeIfAbsent(
        wanted,
        one ->
            CompletableFuture.supplyAsync(
                () -> cache.mediaFor(one.peer(), variant(), one.format()), AsyncResource.THREADS));
  }

  /** Gives the variant back; browsers that use its files must have ended. */
  @Override
  public void close() {
    lease.close();
  }
}
