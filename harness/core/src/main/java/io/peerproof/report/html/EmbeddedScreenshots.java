package io.peerproof.report.html;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RunReport;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small copies of the screenshots of calls that did not pass, so that a report that is sent to
 * somebody shows the pages. The screenshots stay beside the report.
 */
final class EmbeddedScreenshots {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedScreenshots.class);

  /** Width at which the text of a page can still be read, in pixels. */
  private static final int WIDEST = 800;

  private static final float QUALITY = 0.6f;

  /** Number of calls of a long series whose pages are shown. */
  private static final int MOST_CALLS = 3;

  private EmbeddedScreenshots() {}

  /** Returns the screenshots as {@code data:} URLs by the name of the artifact. */
  static Map<String, String> of(RunReport report, Path folder) {
    Map<String, String> screenshots = new LinkedHashMap<>();
    report.calls().stream()
        .filter(EmbeddedScreenshots::isShown)
        .limit(MOST_CALLS)
        .flatMap(call -> call.peers().stream())
        .map(PeerReport::artifacts)
        .forEach(
            artifacts ->
                artifacts.stream()
                    .filter(name -> name.endsWith(".png"))
                    .forEach(
                        name ->
                            small(folder.resolve(name))
                                .ifPresent(url -> screenshots.put(name, url))));
    return screenshots;
  }

  private static boolean isShown(CallReport call) {
    return call.outcome() != Outcome.PASSED;
  }

  private static Optional<String> small(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      BufferedImage screenshot = ImageIO.read(file.toFile());
      return screenshot == null ? Optional.empty() : Optional.of(jpeg(scaled(screenshot)));
    } catch (IOException e) {
      LOG.warn("{} is not in the report: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Returns the screenshot at most {@value #WIDEST} pixels wide, and without transparency. */
  private static BufferedImage scaled(BufferedImage screenshot) {
    int width = Math.min(WIDEST, screenshot.getWidth());
    int height = Math.max(1, screenshot.getHeight() * width / screenshot.getWidth());
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(screenshot, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static String jpeg(BufferedImage screenshot) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(QUALITY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(screenshot, null, null), quality);
    } finally {
      writer.dispose();
    }
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
