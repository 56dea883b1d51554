package io.peerproof.cli.command;

import io.peerproof.call.CallSettings;
import io.peerproof.call.PeerSettings;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.ProgressLine;
import io.peerproof.cli.output.Terminal;
import io.peerproof.conference.ConferenceHtml;
import io.peerproof.conference.ConferenceReport;
import io.peerproof.conference.ConferenceRun;
import io.peerproof.conference.ConferenceSettings;
import io.peerproof.conference.PairResult;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.Outcome;
import io.peerproof.report.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The option for a call of more than two peers on one page. */
final class ConferenceOptions {

  /** Options that apply to calls of two peers only. */
  private static final List<String> OF_TWO =
      List.of(
          "--caller",
          "--callee",
          "--caller-url",
          "--callee-url",
          "--expect",
          "--hold",
          "--max-outage",
          "--repeat",
          "--steps",
          "--expect-source",
          "--screenshots",
          "--max-freeze",
          "--min-fps",
          "--max-delay",
          "--min-psnr",
          "--min-ssim",
          "--max-audio-gap");

  /**
   * Camera format for calls of more than two peers. Each browser encodes its video once per other
   * peer, so small frames save processor time.
   */
  private static final VideoFormat SMALL = new VideoFormat(320, 240, 15, 150);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--peers",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Number of browsers that join the page, 2 to 8. Reports for each pair who sees and hears whom. More than two need a page that connects them; their cameras then default to 320x240@15. Default: ${DEFAULT-VALUE}.")
  private int peers;

  /** Returns true if there are more than two peers. */
  boolean isConference() {
    if (peers < 2 || peers > ConferenceSettings.MOST) {
      throw usageError("Invalid value for option '--peers': " + peers + ". Write 2 to 8.");
    }
    return peers > 2;
  }

  /**
   * Makes the call and writes its report.
   *
   * @throws ParameterException if an option applies to calls of two peers only
   */
  Outcome makeCall(CallSettings settings, RunDirectory folder, Terminal terminal, boolean json)
      throws IOException, InterruptedException {
    ConferenceReport report;
    try (ProgressLine progress = new ProgressLine(terminal)) {
      report = ConferenceRun.make(toSettings(settings), folder.path(), progress);
    }
    folder.write(ConferenceHtml.json(report), ConferenceHtml.render(report));
    if (json) {
      terminal.json(ConferenceHtml.json(report));
    } else {
      lines(report).forEach(terminal.out()::println);
      terminal.out().println("Report: " + PathText.shortest(folder.html()));
    }
    return report.outcome();
  }

  /** Checks the options and returns the settings. */
  ConferenceSettings toSettings(CallSettings settings) {
    ParseResult parsed = spec.commandLine().getParseResult();
    List<String> ofTwo = OF_TWO.stream().filter(parsed::hasMatchedOption).toList();
    if (!ofTwo.isEmpty()) {
      throw usageError(
          "%s %s only for calls of two peers. Remove %s, or remove --peers %d."
              .formatted(
                  String.join(" and ", ofTwo),
                  ofTwo.size() == 1 ? "is" : "are",
                  ofTwo.size() == 1 ? "it" : "them",
                  peers));
    }
    PeerSettings peer = settings.caller();
    if (!peer.page().equals(settings.callee().page())) {
      throw usageError(
          "The demo page connects two peers. Name a page that connects %d as URL: https://host/room/{room}?name={peer}."
              .formatted(peers));
    }
    return new ConferenceSettings(
        peers,
        peer.page(),
        peer.launch().browser(),
        parsed.hasMatchedOption("--camera") ? peer.launch().format() : SMALL,
        peer.launch().arguments(),
        settings.server().withRoomCapacity(ConferenceSettings.MOST),
        settings.timing().timeout(),
        settings.options().headed(),
        settings.options().install(),
        settings.options().command(),
        settings.options().maxBrowsers());
  }

  /** Returns one line per receiving peer, with the verdicts on each other peer. */
  private static List<String> lines(ConferenceReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.outcome().icon() + " " + report.outcome() + "  " + report.reason());
    lines.add("");
    if (!report.sightings().isEmpty()) {
      lines.add("  receiver    received peer: video, audio");
      for (ConferenceReport.Member viewer : report.peers()) {
        StringBuilder line = new StringBuilder("  peer " + viewer.peer() + "      ");
        for (PairResult one : report.sightings()) {
          if (one.viewer() == viewer.peer()) {
            line.append("  ").append(one.subject()).append(": ");
            line.append(one.video().verdict()).append(", ").append(one.audio().verdict());
          }
        }
        lines.add(line.toString());
      }
      lines.add("");
    }
    return lines;
  }

  private ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
