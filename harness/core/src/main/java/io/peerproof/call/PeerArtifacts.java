package io.peerproof.call;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.event.PlainText;
import io.peerproof.timeline.PeerHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the files of a peer beside the report. A file that cannot be written is logged and left
 * out, because it must not hide the failure of the call.
 */
final class PeerArtifacts {

  private static final Logger LOG = LoggerFactory.getLogger(PeerArtifacts.class);
  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerFor(PeerEvent.class).withDefaultPrettyPrinter();

  /**
   * Time limit of a screenshot, which usually takes a tenth of a second; the verdict must not wait
   * for it.
   */
  private static final Duration SCREENSHOT = Duration.ofSeconds(5);

  private final Path root;
  private final Path folder;
  private final PeerRole role;
  private final List<String> files = new ArrayList<>();

  /**
   * @param root base of relative file names
   * @param folder directory for the files
   */
  PeerArtifacts(Path root, Path folder, PeerRole role) {
    this.root = root;
    this.folder = folder;
    this.role = role;
  }

  /** Writes a screenshot of the page; a page that hangs has none. */
  PeerArtifacts screenshot(WebDriver driver) {
    return keep(
        ".png",
        () ->
            AsyncResource.join(
                CompletableFuture.supplyAsync(
                        () -> ((TakesScreenshot) driver).getScreenshotAs(OutputType.BYTES),
                        AsyncResource.THREADS)
                    .orTimeout(SCREENSHOT.toMillis(), TimeUnit.MILLISECONDS)));
  }

  /**
   * Writes the events of the page: descriptions, console, events and statistics, each in a separate
   * file.
   */
  PeerArtifacts events(PeerHistory history) {
    List<PeerEvent> others =
        history.events().stream()
            .filter(event -> !(event instanceof ConnectionEvent.Stats))
            .filter(event -> !(event instanceof ElementEvent.FrameSample))
            .toList();
    keepText("-sdp.txt", of(history, ConnectionEvent.DescriptionSet.class, PeerArtifacts::text));
    keepText("-console.log", of(history, PageEvent.Log.class, PeerArtifacts::text));
    keepText("-events.json", lines(others));
    keepText("-stats.json", lines(history.all(ConnectionEvent.Stats.class)));
    return this;
  }

  /** Adds an existing file such as the log of the driver; a file outside the root is copied. */
  PeerArtifacts file(Path file) {
    if (!Files.exists(file)) {
      return this;
    }
    if (file.startsWith(root)) {
      add(file);
      return this;
    }
    String name = file.getFileName().toString();
    return keep("-" + name.replaceFirst("^" + role.word() + "-", ""), () -> content(file));
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Path file) {
    files.add(root.relativize(file).toString().replace('\\', '/'));
  }

  /** Returns the files relative to the root, with forward slashes. */
  List<String> files() {
    return List.copyOf(files);
  }

  private static String text(ConnectionEvent.DescriptionSet set) {
    return String.format(
        Locale.ROOT, "# %s %s %s%n%s%n", set.pc(), set.side(), set.kind(), set.sdp());
  }

  private static String text(PageEvent.Log log) {
    return String.format(
        Locale.ROOT,
        "%.1f %s %s%s%n",
        log.atMs(),
        log.level(),
        log.text().lines().map(PlainText::of).collect(Collectors.joining("\n  ")),
        log.where() == null ? "" : " " + log.where());
  }

  private static <E extends PeerEvent> String of(
      PeerHistory history, Class<E> type, Function<E, String> text) {
    return history.all(type).stream().map(text).collect(Collectors.joining());
  }

  private static String lines(List<? extends PeerEvent> events) {
    return events.stream()
        .map(JSON::writeValueAsString)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private void keepText(String ending, String text) {
    if (!text.isEmpty()) {
      keep(ending, () -> text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private PeerArtifacts keep(String ending, Supplier<byte[]> content) {
    Path file = folder.resolve(role.word() + ending);
    try {
      Files.createDirectories(folder);
      Files.write(file, content.get());
      add(file);
    } catch (WebDriverException | CompletionException | UncheckedIOException | IOException e) {
      LOG.warn("{} is missing: {}", file, e.toString());
    }
    return this;
  }
}
