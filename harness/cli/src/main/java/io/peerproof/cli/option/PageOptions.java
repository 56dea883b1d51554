package io.peerproof.cli.option;

import io.peerproof.browser.AutoplayPolicy;
import io.peerproof.browser.ScreenPolicy;
import io.peerproof.call.CallSettings;
import io.peerproof.call.CallTopology;
import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepsFile;
import io.peerproof.call.steps.UnreadableStepsException;
import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.expectation.OneWayPolicy;
import io.peerproof.report.PasswordMasking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Options for the pages of a call and their source. */
public final class PageOptions {

  /** The default page of a served folder. Its query passes the room and the role to the page. */
  private static final String FRONT_PAGE = "/?room={room}&role={role}";

  /** The demo page with a relay of another server. */
  private static final Pattern NAMED_RELAY =
      Pattern.compile("^/.*[?&]relay=(wss?://[A-Za-z0-9._-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?)");

  private static final List<String> OPTIONS =
      List.of(
          "--page",
          "--caller-url",
          "--callee-url",
          "--serve",
          "--insecure",
          "--expect-source",
          "--one-way",
          "--autoplay",
          "--screen",
          "--loopback",
          "--same-browser",
          "--steps",
          "--camera");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description =
          "Page that each browser opens: a full address, or a path on Peerproof's server. Placeholders in it are replaced: {room} (new for each call), {peer} (1 for the caller, 2 for the callee) and {role} (caller or callee). Default: the demo page.")
  private @Nullable String url;

  @Option(
      names = "--page",
      paramLabel = "URL",
      description = "Page address, the same as the argument URL. Use it in peerproof.yaml.")
  private @Nullable String page;

  @Option(
      names = "--caller-url",
      paramLabel = "URL",
      description = "Page of the caller, the first peer. Default: URL.")
  private @Nullable String callerUrl;

  @Option(
      names = "--callee-url",
      paramLabel = "URL",
      description = "Page of the callee, or of all peers but the first. Default: URL.")
  private @Nullable String calleeUrl;

  @Option(
      names = "--serve",
      paramLabel = "DIR",
      description =
          "Folder of your page, to serve at / instead of the demo page. URL is then a path in it: --serve dist /index.html?room={room}. The signaling relay stays at /signal.")
  private @Nullable Path serve;

  @Option(
      names = "--insecure",
      description = "Accept any TLS certificate, including self-signed ones.")
  private boolean insecure;

  @Option(
      names = "--expect-source",
      paramLabel = "WHICH",
      defaultValue = "camera",
      description =
          "Required source of video and audio: camera (the fake camera and microphone, identified by stamp and tone) or any (any moving video and any audio: a canvas, a file, a screen). Default: ${DEFAULT-VALUE}.")
  private MediaSourcePolicy source = MediaSourcePolicy.CAMERA;

  @Option(
      names = "--one-way",
      paramLabel = "WHICH",
      defaultValue = "inferred",
      description =
          "What to expect if only one of two peers sends media and --expect is not given: inferred (the other one only watches, and the call can pass) or stated (the other one must send the same media, or the call fails). Default: ${DEFAULT-VALUE}.")
  private OneWayPolicy oneWay = OneWayPolicy.INFERRED;

  @Option(
      names = "--autoplay",
      paramLabel = "WHICH",
      defaultValue = "browser",
      description =
          "Permission to play audible media before a click on the page: browser (the browser's own rule: a page that captures may play) or allow (every page may). Default: ${DEFAULT-VALUE}.")
  private AutoplayPolicy autoplay = AutoplayPolicy.BROWSER;

  @Option(
      names = "--screen",
      paramLabel = "WHICH",
      defaultValue = "granted",
      description =
          "Answer to a page that asks for a screen (getDisplayMedia, after a click): granted (a fake screen, identified by its stamp) or refused (NotAllowedError). Default: ${DEFAULT-VALUE}.")
  private ScreenPolicy screen = ScreenPolicy.GRANTED;

  @Option(
      names = "--loopback",
      description =
          "Judge a page that calls itself, or whose media a server sends back: each browser opens the page, which must receive its own camera and microphone over a connection. Default: the pages call one another.")
  private boolean loopback;

  @Option(
      names = "--same-browser",
      description =
          "Open both pages in one browser, each in its own window, for pages that find each other through what tabs of one browser share: BroadcastChannel, storage events, a SharedWorker. The second page has a camera and a microphone that Peerproof puts in the place of the browser's. Default: each peer has its own browser.")
  private boolean sameBrowser;

  @Option(
      names = "--steps",
      paramLabel = "FILE",
      description =
          "YAML file with steps to perform on the pages, for pages that do not call by themselves: a line \"steps:\", and a list below it, such as \"  - caller: click 'Call'\". All steps: docs/any-page.md.")
  private @Nullable Path steps;

  @Option(
      names = "--camera",
      paramLabel = "WxH@FPS",
      converter = CameraConverter.class,
      description =
          "Size in pixels and frame rate of the fake cameras. A smaller camera takes less processor time; Chromium then sends fewer simulcast layers. Default: 640x480@30.")
  private @Nullable VideoFormat camera;

  /** Parses the result of {@link #toArguments}. */
  public static PageOptions of(List<String> arguments) {
    PageOptionsCommand command = new PageOptionsCommand();
    new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(arguments.toArray(String[]::new));
    return command.pages;
  }

  /** A command that has these options only. */
  @Command(name = "peerproof")
  private static final class PageOptionsCommand {
    @Mixin private final PageOptions pages = new PageOptions();
  }

  /**
   * Returns the names of these options that the command line contains; empty if it contains none.
   */
  public List<String> namesOnCommandLine() {
    ParseResult parsed = spec.commandLine().getParseResult();
    List<String> given = new ArrayList<>();
    if (parsed.hasMatchedPositional(0)) {
      given.add("URL");
    }
    OPTIONS.stream().filter(parsed::hasMatchedOption).forEach(given::add);
    return List.copyOf(given);
  }

  /** Returns these options as command-line arguments, with masked passwords. */
  public List<String> toArguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--page", address());
    add(arguments, "--caller-url", callerUrl);
    add(arguments, "--callee-url", calleeUrl);
    add(arguments, "--serve", serve == null ? null : serve.toAbsolutePath().toString());
    if (insecure) {
      arguments.add("--insecure");
    }
    add(arguments, "--steps", steps == null ? null : steps.toAbsolutePath().toString());
    add(arguments, "--camera", camera == null ? null : camera.sizeAndRate());
    if (source != MediaSourcePolicy.CAMERA) {
      add(arguments, "--expect-source", source.name());
    }
    if (oneWay != OneWayPolicy.INFERRED) {
      add(arguments, "--one-way", oneWay.name());
    }
    if (autoplay != AutoplayPolicy.BROWSER) {
      add(arguments, "--autoplay", autoplay.name());
    }
    if (loopback) {
      arguments.add("--loopback");
    }
    if (sameBrowser) {
      arguments.add("--same-browser");
    }
    if (screen != ScreenPolicy.GRANTED) {
      add(arguments, "--screen", screen.name());
    }
    return arguments.stream().map(PasswordMasking::mask).toList();
  }

  private static void add(List<String> arguments, String option, @Nullable String value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value);
    }
  }

  /**
   * Returns {@code settings} with these pages.
   *
   * @throws ParameterException if an address or a folder cannot be opened
   */
  public CallSettings applyTo(CallSettings settings) {
    if (loopback && settings.peers().size() != 2) {
      throw new ParameterException(
          spec.commandLine(), "--loopback judges each page by itself. Leave out --peers.");
    }
    if (sameBrowser && settings.peers().size() != 2) {
      throw new ParameterException(
          spec.commandLine(), "--same-browser makes calls of two peers. Leave out --peers.");
    }
    if (sameBrowser && loopback) {
      throw new ParameterException(
          spec.commandLine(),
          "--loopback judges each page by itself, --same-browser a call of two. Give only one of them.");
    }
    CallSettings applied =
        settings
            .withSource(source)
            .withOneWay(oneWay)
            .withSteps(steps())
            .withTopology(topology())
            .withEach(peer -> peer.withAutoplay(autoplay).withScreen(screen));
    VideoFormat format = camera;
    if (format != null) {
      applied = applied.withEach(peer -> peer.withFormat(format));
    }
    StaticFolder folder = serve == null ? null : StaticFolder.of(spec.commandLine(), serve);
    if (folder != null) {
      applied = applied.withServer(applied.server().withPages(folder.path(), "/"));
    }
    for (PeerRole role : settings.roles()) {
      String address = address(role, folder != null);
      if (address != null) {
        PageAddressValidator.check(spec.commandLine(), address, folder);
        applied = applied.with(role, peer -> peer.withPage(address));
      }
    }
    List<String> relays = namedRelays(applied);
    if (!relays.isEmpty()) {
      applied = applied.withServer(applied.server().withRelays(relays.toArray(String[]::new)));
    }
    return insecure ? applied.withEach(peer -> peer.withInsecure()) : applied;
  }

  private CallTopology topology() {
    if (loopback) {
      return CallTopology.LOOPBACK;
    }
    return sameBrowser ? CallTopology.SAME_BROWSER : CallTopology.BETWEEN_BROWSERS;
  }

  /**
   * Returns {@code settings} if a call can be made with all of them.
   *
   * @throws ParameterException if {@code --same-browser} excludes another option
   */
  public CallSettings checked(CallSettings settings) {
    try {
      settings.topology().check(settings);
      return settings;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--same-browser cannot be used here: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the relays of other servers that the addresses name for the demo page. Who names a
   * relay on the command line allows it.
   */
  private static List<String> namedRelays(CallSettings settings) {
    return settings.peers().stream()
        .map(peer -> peer.page().replaceAll("(?i)%3a", ":").replaceAll("(?i)%2f", "/"))
        .map(NAMED_RELAY::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private List<Step> steps() {
    try {
      return steps == null ? List.of() : StepsFile.read(steps);
    } catch (UnreadableStepsException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private @Nullable String address(PeerRole role, boolean ownFolder) {
    String own = role.number() == 1 ? callerUrl : calleeUrl;
    String both = own == null ? address() : own;
    return both == null && ownFolder ? FRONT_PAGE : both;
  }

  /**
   * Returns the page of all peers. The command line takes precedence over the configuration file.
   */
  private @Nullable String address() {
    if (url != null && spec.commandLine().getParseResult().hasMatchedOption("--page")) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "The page is given twice: %s and --page %s. Give only one of them.",
              PasswordMasking.mask(url),
              PasswordMasking.mask(String.valueOf(page))));
    }
    return url == null ? page : url;
  }
}
