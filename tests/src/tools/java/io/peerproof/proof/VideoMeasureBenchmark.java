package io.peerproof.proof;

import io.peerproof.benchmark.SpeedTable;
import io.peerproof.event.ElementEvent.FrameSample;
import io.peerproof.event.PeerEvent;
import io.peerproof.media.CameraFrames;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.measure.VideoQuality;
import io.peerproof.timeline.PeerHistory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures the cost of measuring a frame. Not part of a build: {@code tests/benchmarks/run}. */
class VideoMeasureBenchmark {

  private static final int PEER = 2;

  @Test
  void a_sample_of_640_by_480() throws IOException {
    CameraFrames frames = new CameraFrames(PEER, VideoFormat.DEFAULT);
    List<PeerEvent> pictures =
        IntStream.range(0, 40).<PeerEvent>mapToObj(n -> picture(n, frames.luma(n))).toList();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();

    long began = thread.getCurrentThreadCpuTime();
    VideoQuality.of(
        PeerHistory.of(pictures),
        "remote-video",
        new PeerSignature(PEER, 300, 681),
        VideoFormat.DEFAULT);
    double msEach = (thread.getCurrentThreadCpuTime() - began) / 1e6 / pictures.size();

    SpeedTable.add(
        "| processor time of PSNR and SSIM of a frame | 50 ms at most | %.1f ms | |", msEach);
  }

  private static FrameSample picture(int counter, byte[] luma) {
    return new FrameSample(
        0,
        "video2",
        "remote-video",
        PEER,
        counter,
        640,
        480,
        Base64.getEncoder().encodeToString(luma));
  }
}
