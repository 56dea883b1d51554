package io.peerproof.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.peerproof.browser.platform.SecretTexts;
import io.peerproof.call.CallSettings;
import io.peerproof.call.SettingsText;
import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepActor;
import io.peerproof.cli.FakeTerminal;
import io.peerproof.cli.output.CallSummary;
import io.peerproof.cli.output.OutputStyle;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.probe.HeardPage;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.diagnosis.Clues;
import io.peerproof.report.CallReport;
import io.peerproof.report.PasswordMasking;
import io.peerproof.report.PeerReport;
import io.peerproof.report.ReportJson;
import io.peerproof.report.ReportedEvents;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.html.ReportHtml;
import io.peerproof.signaling.IceServer;
import io.peerproof.timeline.PeerHistory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Canaries: secrets that stand wherever a page and a command may have one, and in nothing that a
 * run leaves.
 */
class SecretsTest {

  /** The beginning of all secrets. */
  private static final String CANARY = "canary";

  private static final String TYPED = "canary typed \"5esame\"";
  private static final String QUERY = "canaryquery5esame";
  private static final String FRAGMENT = "canaryfragment5esame";
  private static final String USER_INFO = "canaryuserinfo5esame";
  private static final String TURN = "canaryturn5esame";

  /** A token that the page got from its own server, and that no setting names. */
  private static final String OWN = "canaryown5esame";

  private static final String ADDRESS =
      "https://ann:%s@shop.example/call?token=%s#access_token=%s"
          .formatted(USER_INFO, QUERY, FRAGMENT);

  private static final OutputStyle STYLE = new OutputStyle(FakeTerminal.pipe().terminal());

  /** An output of a run. */
  private enum Output {
    REPORT_JSON(ReportJson::write),
    HTML(ReportHtml::render),
    JUNIT_XML(JUnitXml::of),
    CSV(CallsCsv::of),
    WEBRTC_INTERNALS(run -> String.join("\n", WebRtcInternals.of(run).values())),
    OPEN_TELEMETRY(SecretsTest::sent),
    STEP_SUMMARY(run -> MarkdownSummary.of(compared(run))),
    TERMINAL(run -> String.join("\n", new CallSummary(STYLE).lines(run)));

    private final Export export;

    Output(Export export) {
      this.export = export;
    }

    String of(RunReport run) throws IOException {
      return export.of(run);
    }
  }

  private interface Export {
    String of(RunReport run) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void no_output_of_a_run_has_a_secret(Output output) throws IOException {
    String text = output.of(run(PasswordMasking.and(secrets())));

    assertThat(text).isNotBlank().doesNotContainIgnoringCase(CANARY);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"REPORT_JSON", "HTML", "JUNIT_XML", "WEBRTC_INTERNALS", "STEP_SUMMARY", "TERMINAL"})
  void without_masks_they_would_be_there(Output output) throws IOException {
    assertThat(output.of(run(text -> text))).containsIgnoringCase(CANARY);
  }

  /** The secrets that a call knows by its settings and its steps. */
  private static SecretTexts secrets() {
    SecretTexts secrets = new SecretTexts();
    secrets.add(TYPED);
    secrets.add(TURN);
    PasswordMasking.secretsIn(ADDRESS).forEach(secrets::add);
    return secrets;
  }

  private static RunReport run(UnaryOperator<String> mask) {
    PeerHistory caller =
        HeardPage.of(
            mask,
            List.of(
                "{\"type\":\"document\",\"atMs\":1,\"url\":\"%s\",\"frame\":false}"
                    .formatted(ADDRESS),
                "{\"type\":\"peer-connection\",\"atMs\":2,\"pc\":\"pc1\",\"iceServers\":[\"turn:t?%s\"]}"
                    .formatted(TURN),
                "{\"type\":\"socket-closed\",\"atMs\":3,\"url\":\"wss://ann:%s@s/?token=%s\",\"opened\":true,\"code\":1006,\"reason\":\"token=%s\",\"clean\":false}"
                    .formatted(OWN, OWN, OWN),
                "{\"type\":\"script-failed\",\"atMs\":4,\"url\":\"https://cdn.example/a.js?api_key=%s\"}"
                    .formatted(OWN),
                "{\"type\":\"candidate-error\",\"atMs\":5,\"pc\":\"pc1\",\"url\":\"turn:t\",\"errorCode\":401,\"errorText\":\"%s was refused\"}"
                    .formatted(TURN),
                "{\"type\":\"data-channel\",\"atMs\":6,\"pc\":\"pc1\",\"label\":\"%s\",\"value\":\"open\"}"
                    .formatted(QUERY),
                "{\"type\":\"media-granted\",\"atMs\":7,\"request\":1,\"tracks\":[{\"id\":\"v\",\"kind\":\"video\",\"label\":\"camera of %s\"}]}"
                    .formatted(FRAGMENT),
                "{\"type\":\"description-failed\",\"atMs\":8,\"pc\":\"pc1\",\"method\":\"setRemoteDescription\",\"name\":\"TypeError\",\"message\":\"https://shop.example/join?next=%s\"}"
                    .formatted(encoded("https://shop.example/?session_token=" + OWN)),
                "{\"type\":\"stats\",\"atMs\":9,\"pc\":\"pc1\",\"report\":{\"a\":{\"type\":\"local-candidate\",\"url\":\"turn:t?credential=%s\"}}}"
                    .formatted(OWN)),
            List.of(
                log("the password " + TYPED + " is wrong"),
                log("POST /login?pw=1 {\"password\":\"%s\"}".formatted(OWN)),
                log("Authorization: Bearer " + OWN),
                log("fetch " + encoded(TYPED) + " of " + ADDRESS),
                log("login failed: password=" + OWN),
                new PageEvent.Navigated(20, ADDRESS)));
    CallReport call = SampleReports.failed().calls().get(0);
    return new RunReport(
            RunReport.SCHEMA_VERSION,
            Outcome.FAILED,
            mask.apply("after " + TYPED + " nothing came from " + ADDRESS),
            SampleReports.failed().startedAt(),
            1,
            SampleReports.failed().host(),
            List.of("call", mask.apply(ADDRESS), mask.apply("--ice-server=turn:t,ann," + TURN)),
            List.of(
                new CallReport(
                    "1",
                    Outcome.FAILED,
                    // of the driver's own words, which pass through no mask before
                    "The page went to https://shop.example/?token=" + OWN,
                    call.failedPhase(),
                    call.startedAt(),
                    1,
                    call.expected(),
                    Clues.of(
                        caller,
                        PeerHistory.EMPTY,
                        EnumSet.allOf(MediaKind.class),
                        EnumSet.allOf(MediaKind.class)),
                    List.of(),
                    call.peers().stream().map(peer -> with(peer, caller)).toList())),
            null,
            null,
            null)
        .withSettings(SettingsText.of(settings()));
  }

  /** Returns a comparison with the texts of a run. */
  private static RunReport compared(RunReport run) {
    RunReport compared = SampleReports.compared();
    return new RunReport(
        compared.schemaVersion(),
        Outcome.FAILED,
        run.reason(),
        compared.startedAt(),
        1,
        compared.host(),
        run.command(),
        run.calls(),
        compared.comparison(),
        null,
        run.settings());
  }

  private static PeerReport with(PeerReport peer, PeerHistory history) {
    ReportedEvents reported = ReportedEvents.of(history);
    return new PeerReport(
        peer.role(),
        peer.browser(),
        peer.video(),
        peer.audio(),
        peer.data(),
        peer.measures(),
        peer.phases(),
        peer.axis(),
        reported.events(),
        reported.stats(),
        peer.artifacts(),
        peer.host());
  }

  private static CallSettings settings() {
    CallSettings settings = CallSettings.defaults();
    return settings
        .withEach(peer -> peer.withPage(ADDRESS).withArguments("--proxy-server=" + ADDRESS))
        .withServer(
            settings.server().withIceServers(List.of(IceServer.turn("turn:t", "ann", TURN))))
        .withSteps(List.of(new Step.Type(StepActor.CALLER, TYPED, "#password")));
  }

  private static PageEvent log(String text) {
    return new PageEvent.Log(10, "error", text, "https://shop.example/a.js?token=" + OWN + ":1");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns what a collector gets, as its bytes: texts stand in them as they are. */
  private static String sent(RunReport run) throws IOException {
    List<String> bodies = new CopyOnWriteArrayList<>();
    HttpServer collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    collector.createContext("/", exchange -> take(exchange, bodies));
    collector.start();
    try {
      TraceExport.send(
          run,
          URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces"),
          Map.of(),
          Duration.ofSeconds(60));
    } finally {
      collector.stop(0);
    }
    return String.join("\n", bodies);
  }

  private static void take(HttpExchange exchange, List<String> bodies) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
