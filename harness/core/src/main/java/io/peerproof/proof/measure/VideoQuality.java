package io.peerproof.proof.measure;

import io.peerproof.event.ElementEvent.FrameSample;
import io.peerproof.media.CameraFrames;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Similarity of sampled frames to the captured frames that their counters name. Luma only.
 *
 * @param samples that were compared
 * @param medianPsnrDb peak signal-to-noise ratio, decibels; of identical frames 100
 * @param minPsnrDb of the worst sample
 * @param medianSsim structural similarity (Wang et al. 2004), at most 1
 * @param minSsim of the worst sample
 * @param sizes of the samples, in the order of their coming: {@code 640×480}
 * @param method what they were compared with, and how
 */
public record VideoQuality(
    int samples,
    double medianPsnrDb,
    double minPsnrDb,
    double medianSsim,
    double minSsim,
    List<String> sizes,
    String method) {
  public VideoQuality {
    sizes = List.copyOf(sizes);
  }

  private static final String HOW = "; SSIM in windows of 8×8, every 4 pixels";

  /** Null when there was nothing to compare. */
  public static @Nullable VideoQuality of(
      PeerHistory history, String track, PeerSignature sender, VideoFormat camera) {
    List<FrameSample> samples =
        history.all(FrameSample.class).stream()
            .filter(sample -> sample.track().equals(track) && sample.peer() == sender.peer())
            .filter(sample -> isComparable(sample, camera))
            .toList();
    return samples.isEmpty()
        ? null
        : compare(samples, new CameraFrames(sender.stamp(), camera), camera);
  }

  /** A sample larger than the camera's frame cannot be compared with it. */
  private static boolean isComparable(FrameSample sample, VideoFormat camera) {
    return sample.counter() >= 0
        && sample.counter() < camera.frames()
        && sample.width() >= ImageSimilarity.WINDOW
        && sample.height() >= ImageSimilarity.WINDOW
        && sample.width() <= camera.width()
        && sample.height() <= camera.height();
  }

  private static @Nullable VideoQuality compare(
      List<FrameSample> samples, CameraFrames frames, VideoFormat camera) {
    List<Double> psnrDb = new ArrayList<>();
    List<Double> ssim = new ArrayList<>();
    Set<String> sizes = new LinkedHashSet<>();
    for (FrameSample sample : samples) {
      Optional<LumaPlane> received = LumaPlane.of(sample);
      if (received.isPresent()) {
        LumaPlane sent =
            new LumaPlane(camera.width(), camera.height(), frames.luma(sample.counter()));
        ImageSimilarity imageSimilarity =
            ImageSimilarity.of(sent.scaledTo(sample.width(), sample.height()), received.get());
        psnrDb.add(imageSimilarity.psnrDb());
        ssim.add(imageSimilarity.ssim());
        sizes.add(sample.width() + "×" + sample.height());
      }
    }
    return psnrDb.isEmpty()
        ? null
        : of(new Distribution(psnrDb), new Distribution(ssim), sizes, camera);
  }

  private static VideoQuality of(
      Distribution psnrDb, Distribution ssim, Set<String> sizes, VideoFormat camera) {
    String size = camera.width() + "×" + camera.height();
    boolean asSent = sizes.equals(Set.of(size));
    return new VideoQuality(
        psnrDb.count(),
        Distribution.rounded(psnrDb.median(), 2),
        Distribution.rounded(psnrDb.min(), 2),
        Distribution.rounded(ssim.median(), 4),
        Distribution.rounded(ssim.min(), 4),
        List.copyOf(sizes),
        "with the camera's frame of the same counter, "
            + size
            + (asSent
                ? ""
                : ", its middle cut to the shape of what came and scaled down to it by area"
                    + " averaging")
            + HOW);
  }
}
