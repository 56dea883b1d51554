package io.peerproof.junit;

import io.peerproof.browser.AutoplayPolicy;
import io.peerproof.browser.ScreenPolicy;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallSettings;
import io.peerproof.call.CallTopology;
import io.peerproof.call.PeerSettings;
import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Settings for the calls of a test: from the nearest annotation, else from JUnit's configuration,
 * else the default.
 */
final class ExtensionSettings {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

  private final ExtensionContext context;

  /** The annotation of the test, then those of the enclosing classes, innermost first. */
  private final List<PeerproofTest> annotations = new ArrayList<>();

  private ExtensionSettings(ExtensionContext context) {
    this.context = context;
    context
        .getTestMethod()
        .flatMap(method -> AnnotationSupport.findAnnotation(method, PeerproofTest.class))
        .ifPresent(annotations::add);
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent();
        at = at.get().getParent()) {
      at.get()
          .getTestClass()
          .flatMap(type -> AnnotationSupport.findAnnotation(type, PeerproofTest.class))
          .filter(annotation -> !annotations.contains(annotation))
          .ifPresent(annotations::add);
    }
  }

  /**
   * @throws ExtensionConfigurationException if a value is invalid; the message says what to write
   */
  static CallSettings of(ExtensionContext context) {
    ExtensionSettings configured = new ExtensionSettings(context);
    CallSettings settings =
        CallSettings.defaults()
            .withTimeout(configured.timeout())
            .withHeaded(configured.flag("headed", false))
            .withInstall(configured.flag("install", true))
            .withCommand(List.of("junit", context.getUniqueId()));
    Optional<Integer> peers = configured.peers();
    if (peers.isPresent()) {
      settings = settings.withPeers(peers.get());
    }
    Optional<Integer> maxBrowsers = configured.maxBrowsers();
    if (maxBrowsers.isPresent()) {
      settings = settings.withMaxBrowsers(maxBrowsers.get());
    }
    Optional<String> serve = configured.text("serve", PeerproofTest::serve);
    if (serve.isPresent()) {
      settings = settings.withServer(settings.server().withPages(folder(serve.get()), "/"));
    }
    boolean insecure =
        configured.annotations.stream().anyMatch(PeerproofTest::insecure)
            || configured.flag("insecure", false);
    boolean loopback =
        configured.annotations.stream().anyMatch(PeerproofTest::loopback)
            || configured.flag("loopback", false);
    boolean sameBrowser =
        configured.annotations.stream().anyMatch(PeerproofTest::sameBrowser)
            || configured.flag("same-browser", false);
    if (loopback && sameBrowser) {
      throw new ExtensionConfigurationException(
          "loopback judges each page by itself, sameBrowser a call of two. Set only one of them.");
    }
    if (loopback) {
      settings = settings.withTopology(CallTopology.LOOPBACK);
    }
    if (sameBrowser) {
      settings = settings.withTopology(CallTopology.SAME_BROWSER);
    }
    String browser = configured.text("browser", PeerproofTest::browser).orElse("auto");
    BrowserSpec spec = configured.checked("browser", browser, BrowserSpec::parse);
    VideoFormat camera =
        configured
            .text("camera", PeerproofTest::camera)
            .map(text -> configured.checked("camera", text, VideoFormat::parse))
            .orElse(PeerSettings.DEFAULT_FORMAT);
    AutoplayPolicy autoplay =
        configured
            .text("autoplay", PeerproofTest::autoplay)
            .map(text -> configured.checked("autoplay", text, AutoplayPolicy::parse))
            .orElse(AutoplayPolicy.BROWSER);
    ScreenPolicy screen =
        configured
            .text("screen", PeerproofTest::screen)
            .map(text -> configured.checked("screen", text, ScreenPolicy::parse))
            .orElse(ScreenPolicy.GRANTED);
    return settings.withEach(
        peer -> {
          var own =
              peer.withBrowser(spec).withFormat(camera).withAutoplay(autoplay).withScreen(screen);
          return insecure ? own.withInsecure() : own;
        });
  }

  /**
   * Returns the folder for the reports of failed calls: {@code peerproof.artifacts}, else a folder
   * in the output folder of the build.
   */
  static Path artifacts(ExtensionContext context) {
    return context
        .getConfigurationParameter("peerproof.artifacts")
        .map(Path::of)
        .orElseGet(
            () ->
                List.of("target", "build").stream()
                    .map(Path::of)
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElse(Path.of(""))
                    .resolve("peerproof"));
  }

  private Optional<String> text(String name, Function<PeerproofTest, String> written) {
    return annotations.stream()
        .map(written)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .or(() -> context.getConfigurationParameter("peerproof." + name));
  }

  private boolean flag(String name, boolean defaultValue) {
    return context
        .getConfigurationParameter("peerproof." + name)
        .map(
            value -> {
              if (!value.matches("true|false")) {
                throw new ExtensionConfigurationException(
                    "peerproof." + name + " must be true or false, not \"" + value + "\".");
              }
              return value.equals("true");
            })
        .orElse(defaultValue);
  }

  private Duration timeout() {
    return text("timeout", PeerproofTest::timeout)
        .map(value -> checked("timeout", value, ExtensionSettings::duration))
        .orElse(CallSettings.TIMEOUT);
  }

  private Optional<Integer> peers() {
    return text("peers", annotation -> annotation.peers() == 0 ? "" : "" + annotation.peers())
        .map(value -> checked("number of peers", value, ExtensionSettings::numberOfPeers));
  }

  private static int numberOfPeers(String text) {
    if (!text.matches("[2-8]")) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "write a whole number, 2 to %d", PeerRole.MOST_PEERS));
    }
    return Integer.parseInt(text);
  }

  /** Applies to all tests, so no annotation sets it. */
  private Optional<Integer> maxBrowsers() {
    return context
        .getConfigurationParameter("peerproof.max-browsers")
        .map(value -> checked("max-browsers", value, ExtensionSettings::count));
  }

  private static int count(String text) {
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException("write a whole number, 1 or more");
    }
    return Integer.parseInt(text);
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("write 500ms, 20s or 2m");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      default -> Duration.ofMinutes(count);
    };
  }

  private static Path folder(String written) {
    Path folder = Path.of(written).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new ExtensionConfigurationException(
          "There is no folder "
              + folder
              + " to serve. \"serve\" is relative to the working directory.");
    }
    return folder;
  }

  private <T> T checked(String name, String value, Function<String, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "\"" + value + "\" is not a valid " + name + " for Peerproof: " + e.getMessage(), e);
    }
  }
}
