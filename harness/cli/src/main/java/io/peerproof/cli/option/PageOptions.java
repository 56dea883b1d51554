package io.peerproof.cli.option;

import io.peerproof.call.CallSettings;
import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepsFile;
import io.peerproof.call.steps.UnreadableStepsException;
import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** The pages of a call and where they come from. */
public final class PageOptions {

  /** What a folder's page is told of the call when nobody names the page. */
  private static final String FRONT_PAGE = "/?room={room}&role={role}";

  private static final List<String> OPTIONS =
      List.of(
          "--page",
          "--caller-url",
          "--callee-url",
          "--serve",
          "--insecure",
          "--expect-source",
          "--steps",
          "--camera");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description =
          "The page that both browsers open, a whole address or a path of our own server. {room}, {peer} (1 calls, 2 is called) and {role} in it are replaced. Default: the demo page.")
  private @Nullable String url;

  @Option(names = "--page", paramLabel = "URL", description = "The same as URL.")
  private @Nullable String page;

  @Option(
      names = "--caller-url",
      paramLabel = "URL",
      description = "The caller's page, where it is another one.")
  private @Nullable String callerUrl;

  @Option(
      names = "--callee-url",
      paramLabel = "URL",
      description = "The callee's page, where it is another one.")
  private @Nullable String calleeUrl;

  @Option(
      names = "--serve",
      paramLabel = "DIR",
      description =
          "Serve this folder at / in place of the demo page, beside the relay: --serve dist /index.html?room={room}")
  private @Nullable Path serve;

  @Option(
      names = "--insecure",
      description = "Take any certificate for good, one that a server made for itself, too.")
  private boolean insecure;

  @Option(
      names = "--expect-source",
      paramLabel = "WHICH",
      defaultValue = "camera",
      description =
          "Where picture and sound have to come from: camera (the fake camera and microphone, by stamp and tone), any (anything that lives: a canvas, a file, a screen). Default: ${DEFAULT-VALUE}.")
  private MediaSourcePolicy source = MediaSourcePolicy.CAMERA;

  @Option(
      names = "--steps",
      paramLabel = "FILE",
      description =
          "What is done on the pages, where they do not call by themselves: a YAML file with steps like \"- caller: click 'Call'\". docs/any-page.md has them all.")
  private @Nullable Path steps;

  @Option(
      names = "--camera",
      paramLabel = "WxH@FPS",
      converter = CameraConverter.class,
      description =
          "Size in pixels and frames a second of the fake cameras: 640x480@30. A smaller camera costs less; Chromium then sends fewer simulcast layers. Default: 640x480@30.")
  private @Nullable VideoFormat camera;

  /** What {@link #words} gave. */
  public static PageOptions of(List<String> words) {
    Alone alone = new Alone();
    new CommandLine(alone)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(words.toArray(String[]::new));
    return alone.pages;
  }

  /** The options without a command that has others. */
  @Command(name = "peerproof")
  private static final class Alone {
    @Mixin private final PageOptions pages = new PageOptions();
  }

  /** Which of the options that name the pages stand on the command line; empty when none does. */
  public List<String> given() {
    ParseResult parsed = spec.commandLine().getParseResult();
    List<String> given = new ArrayList<>();
    if (parsed.hasMatchedPositional(0)) {
      given.add("URL");
    }
    OPTIONS.stream().filter(parsed::hasMatchedOption).forEach(given::add);
    return List.copyOf(given);
  }

  /** These options as a command line would have them, without passwords. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    add(words, "--page", address());
    add(words, "--caller-url", callerUrl);
    add(words, "--callee-url", calleeUrl);
    add(words, "--serve", serve == null ? null : serve.toAbsolutePath().toString());
    if (insecure) {
      words.add("--insecure");
    }
    add(words, "--steps", steps == null ? null : steps.toAbsolutePath().toString());
    add(words, "--camera", camera == null ? null : camera.sizeAndRate());
    if (source != MediaSourcePolicy.CAMERA) {
      add(words, "--expect-source", source.name());
    }
    return words.stream().map(PasswordMasking::hidden).toList();
  }

  private static void add(List<String> words, String option, @Nullable String value) {
    if (value != null) {
      words.add(option);
      words.add(value);
    }
  }

  /**
   * The settings with these pages.
   *
   * @throws ParameterException for an address or a folder that nothing can be opened of
   */
  public CallSettings applied(CallSettings settings) {
    CallSettings applied = settings.withSource(source).withSteps(steps());
    VideoFormat format = camera;
    if (format != null) {
      applied = applied.withBoth(peer -> peer.withFormat(format));
    }
    StaticFolder folder = serve == null ? null : StaticFolder.of(spec.commandLine(), serve);
    if (folder != null) {
      applied = applied.withServer(applied.server().withPages(folder.path(), "/"));
    }
    for (PeerRole role : PeerRole.values()) {
      String address = address(role, folder != null);
      if (address != null) {
        PageAddressValidator.check(spec.commandLine(), address, folder);
        applied = applied.with(role, peer -> peer.withPage(address));
      }
    }
    return insecure ? applied.withBoth(peer -> peer.withInsecure()) : applied;
  }

  private List<Step> steps() {
    try {
      return steps == null ? List.of() : StepsFile.read(steps);
    } catch (UnreadableStepsException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private @Nullable String address(PeerRole role, boolean ownFolder) {
    String own = role == PeerRole.CALLER ? callerUrl : calleeUrl;
    String both = own == null ? address() : own;
    return both == null && ownFolder ? FRONT_PAGE : both;
  }

  /** The page of both; what stands on the command line goes before what a file says. */
  private @Nullable String address() {
    if (url != null && spec.commandLine().getParseResult().hasMatchedOption("--page")) {
      throw new ParameterException(
          spec.commandLine(),
          "The page stands there twice: %s, and --page %s. Write one of them."
              .formatted(
                  PasswordMasking.hidden(url), PasswordMasking.hidden(String.valueOf(page))));
    }
    return url == null ? page : url;
  }
}
