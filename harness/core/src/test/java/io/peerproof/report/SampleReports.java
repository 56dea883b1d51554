package io.peerproof.report;

import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.ExpectationBasis;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.measure.AudioConcealment;
import io.peerproof.proof.measure.AudioGaps;
import io.peerproof.proof.measure.AudioMeasures;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.proof.measure.ReceptionMeasures;
import io.peerproof.proof.measure.VideoDelay;
import io.peerproof.proof.measure.VideoMeasures;
import io.peerproof.proof.measure.VideoQuality;
import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.Sample;
import io.peerproof.regression.Tolerance;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.PhaseDurations;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reports of runs as they happen: one of each outcome. */
public final class SampleReports {

  private static final Instant STARTED = Instant.parse("2026-11-22T22:05:11.204Z");
  private static final Instant OPENED = STARTED.plusMillis(796);
  private static final HostReport HOST =
      new HostReport("Linux 6.1.0 amd64", "17.0.15 (Debian)", 2, 7937, 0.42, "0.1.0-SNAPSHOT");
  private static final PhaseDurations NOTHING =
      new PhaseDurations(null, null, null, null, null, null, null, null);

  private SampleReports() {}

  /** Both peers see and hear each other. */
  public static RunReport passed() {
    SamplePeer caller = new SamplePeer(1795385112000.5);
    SamplePeer callee = new SamplePeer(1795385112017.25);
    caller.opensPage().getsMedia().calls().getsTracks(265.3);
    caller.checks(266).connects(281.5).seesAndHears(377, 2);
    callee.opensPage().getsMedia().answers().getsTracks(206.1);
    callee.checks(224).connects(262.5).seesAndHears(349, 1);
    return run(
        Outcome.PASSED,
        "Each peer sees and hears the other.",
        new CallReport(
            "1",
            Outcome.PASSED,
            "Each peer sees and hears the other.",
            null,
            OPENED,
            1204.6,
            AS_USUAL,
            List.of(),
            List.of(),
            List.of(
                new PeerReport(
                    "caller",
                    browser("auto", "156.0.8078.79"),
                    playing(2, caller.at(581)),
                    heard(2, caller.at(586)),
                    unlooked(),
                    measured("video2"),
                    new PhaseDurations(112.3, 72.7, 15.5, 21.8, 73.1, 111.7, 34.0, 341.0),
                    caller.axis(0, 0),
                    caller.events(),
                    caller.stats(690, 214),
                    List.of(),
                    host("caller", 30)),
                new PeerReport(
                    "callee",
                    browser("auto", "156.0.8078.79"),
                    playing(1, callee.at(553)),
                    heard(1, callee.at(558)),
                    unlooked(),
                    measured("video2"),
                    new PhaseDurations(112.3, 6.0, 38.5, 21.8, 6.4, 142.9, 34.0, 313.0),
                    callee.axis(-0.4, 0.9),
                    callee.events(),
                    callee.stats(690, 208),
                    List.of(),
                    host("callee", 30)))));
  }

  /** No candidate pair worked, and everything after that never happened. */
  public static RunReport failed() {
    SamplePeer caller = new SamplePeer(1795385112000.5);
    SamplePeer callee = new SamplePeer(1795385112017.25);
    caller.opensPage().getsMedia().calls().getsTracks(265.3).checks(266);
    caller.missesStunServer(5190).state(15402, Machine.ICE_CONNECTION, "failed");
    caller.says(15404, "error", "ICE failed, add a TURN server </script><!-- & see about:webrtc");
    callee.opensPage().getsMedia().answers().getsTracks(206.1).checks(224);
    callee.state(15229, Machine.ICE_CONNECTION, "disconnected");
    return run(
        Outcome.FAILED,
        "ICE never connected: 2 of 2 candidate pairs failed on the caller within 20 s.",
        new CallReport(
            "1",
            Outcome.FAILED,
            "ICE never connected: 2 of 2 candidate pairs failed on the caller within 20 s.",
            FailedPhase.ICE,
            OPENED,
            20031.2,
            AS_USUAL,
            List.of("The caller gathered 2 candidates, and the callee added none of them."),
            List.of(
                new StretchedLimit("timeout", 20_000, 41_500),
                new StretchedLimit("freeze", 1000, 3300)),
            List.of(
                new PeerReport(
                    "caller",
                    browser("/opt/chrome-150/chrome", "150.0.7871.100"),
                    unseen(),
                    unheard(),
                    unlooked(),
                    new ReceptionMeasures(null, null),
                    new PhaseDurations(112.3, 72.7, null, null, 73.1, null, null, null),
                    caller.axis(0, 0),
                    caller.events(),
                    caller.stats(19500, 0),
                    List.of("caller/screenshot.png", "caller/console.log", "driver.log"),
                    host("caller", 9)),
                new PeerReport(
                    "callee",
                    browser("auto", "156.0.8078.79"),
                    unseen(),
                    unheard(),
                    unlooked(),
                    new ReceptionMeasures(null, null),
                    new PhaseDurations(112.3, 6.0, null, null, 6.4, null, null, null),
                    callee.axis(-0.4, 0.9),
                    callee.events(),
                    callee.stats(19500, 0),
                    List.of("callee/screenshot.png", "callee/console.log"),
                    host("callee", 12)))));
  }

  /** No browser: nothing could be measured. */
  public static RunReport inconclusive() {
    String reason =
        "No browser: no Chrome, Chromium or Edge was found. Install one, or name it with --browser.";
    return run(
        Outcome.INCONCLUSIVE,
        reason,
        new CallReport(
            "1",
            Outcome.INCONCLUSIVE,
            reason,
            FailedPhase.SESSION,
            null,
            0,
            null,
            List.of(),
            List.of(),
            List.of(without("caller"), without("callee"))));
  }

  /** The run ended before any call. */
  public static RunReport withoutCalls() {
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.INCONCLUSIVE,
        "Port 80 is taken.",
        STARTED,
        12,
        HOST,
        List.of("call"),
        List.of(),
        null,
        null,
        null);
  }

  /** Two browsers were compared: one phase slower, one undecided, the rest the same. */
  public static RunReport compared() {
    return compared(Outcome.FAILED);
  }

  /** The same with another outcome, whatever it says. */
  public static RunReport compared(Outcome outcome) {
    CallReport call = passed().calls().get(0);
    Sample baseline = sample("chrome", 0, 100, 40);
    Sample candidate = sample("chrome@131 to chrome", 2, 150, 44);
    return new RunReport(
            RunReport.SCHEMA_VERSION,
            outcome,
            "chrome@131 to chrome is slower than chrome: caller ice by +50.0 ms.",
            STARTED,
            60_000,
            HOST,
            List.of("matrix", "--browsers", "chrome,chrome@131"),
            List.of(call),
            new ComparisonReport(
                List.of(
                    new ComparisonReport.ContenderReport(
                        "chrome", "chrome", "156.0.8078.79", "156.0.8078.79"),
                    new ComparisonReport.ContenderReport("chrome@131", "chrome@131", null, null)),
                new ComparisonReport.PlanReport("baseline", 42, 20, 3, false, 1, null),
                List.of(
                    group("chrome", "chrome", true, List.of("1")),
                    group("chrome@131", "chrome", false, List.of("1"))),
                0.05,
                Tolerance.DEFAULT,
                Map.of("caller dtls", new Tolerance(0.05, 2)),
                Decision.between(baseline, List.of(candidate), Criteria.DEFAULT),
                List.of("The machine was another one.")),
            null,
            null)
        .withSettings(Map.of("caller.page", "/?room={call}", "timeoutMs", "20000"));
  }

  private static ComparisonReport.GroupReport group(
      String caller, String callee, boolean baseline, List<String> calls) {
    return new ComparisonReport.GroupReport(
        caller.equals(callee) ? caller : caller + " to " + callee,
        caller,
        callee,
        baseline,
        calls,
        List.of(),
        List.of(),
        baseline ? null : "the decision was certain after 20 calls");
  }

  /** Twenty calls, whose times are a millisecond apart, and their ice, whose are ten apart. */
  private static Sample sample(String name, int failed, double iceMs, double dtlsMs) {
    return new Sample(name, 20 + failed, failed, ordered(iceMs, dtlsMs));
  }

  private static Map<String, List<Double>> ordered(double iceMs, double dtlsMs) {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    times.put("caller ice", IntStream.range(0, 20).mapToObj(i -> iceMs + i).toList());
    times.put("caller dtls", IntStream.range(0, 20).mapToObj(i -> dtlsMs + i * 3).toList());
    times.put("caller total", IntStream.range(0, 20).mapToObj(i -> 300.0 + i).toList());
    return times;
  }

  private static final ExpectationBasis AS_USUAL =
      new ExpectationBasis(
          false,
          ExpectedMedia.VIDEO_AND_AUDIO,
          ExpectedMedia.VIDEO_AND_AUDIO,
          List.of(
              "The caller is expected to receive video and audio: the callee added those tracks.",
              "The callee is expected to receive video and audio: the caller added those tracks."));

  private static RunReport run(Outcome outcome, String reason, CallReport call) {
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        outcome,
        reason,
        STARTED,
        call.durationMs() + 1930.4,
        HOST,
        List.of("call", "--timeout", "20s"),
        List.of(call),
        null,
        null,
        null);
  }

  /** A machine that is idle where all frames of a second come, and crowded where few do. */
  private static PeerHostReport host(String role, double frames) {
    boolean idle = frames >= 30;
    return PeerHostReport.of(
        new HostHealth(
            20_031.2,
            frames,
            30.0,
            idle ? 1.0 : 0.93,
            idle ? 0.98 : 0.61,
            idle ? 4.0 : 640.0,
            idle ? 3.0 : 52.0,
            idle ? 0.97 : 0.88,
            idle ? 1.4 : 7.1,
            idle ? 0.21 : 0.97,
            idle ? 0.42 : 1.0,
            null,
            idle ? null : 0.0),
        "the " + role);
  }

  private static PeerReport without(String role) {
    return new PeerReport(
        role, null, null, null, null, null, NOTHING, null, List.of(), List.of(), List.of(), null);
  }

  private static BrowserReport browser(String requested, String version) {
    return new BrowserReport(
        requested,
        "chrome",
        version,
        version,
        "/usr/bin/chromium",
        "installed browsers",
        null,
        List.of(
            "--headless=new",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=/home/me/.cache/peerproof/caller-640x480.y4m"),
        null);
  }

  private static VideoProof playing(int peer, double atMs) {
    return new VideoProof(
        VideoVerdict.PLAYING,
        new Evidence(
            "frames stamped by peer " + peer + ", counter rising, presented by an element",
            "peer " + peer + "'s counter rose to 46 in video2, 640×480",
            atMs,
            facts("framesWithStamp", 6, "rises", 5, "firstCounter", 41, "lastCounter", 46)));
  }

  private static AudioProof heard(int peer, double atMs) {
    return new AudioProof(
        AudioVerdict.HEARD,
        new Evidence(
            "the tone of peer " + peer + ", 620 Hz, received and played aloud",
            "video2 plays 620 Hz at -21 dB",
            atMs,
            facts("stretchesWithTone", 6, "lastHz", 619.8, "lastLevelDb", -21.4)));
  }

  private static VideoProof unseen() {
    return new VideoProof(
        VideoVerdict.NO_FRAMES,
        new Evidence(
            "frames stamped by peer 2, counter rising, presented by an element",
            "ontrack fired, 0 packets arrived, and no frame was decoded",
            null,
            facts("framesLookedAt", 0, "framesDecoded", 0, "packetsReceived", 0)));
  }

  private static ReceptionMeasures measured(String element) {
    return new ReceptionMeasures(
        new VideoMeasures(
            element,
            "remote-video",
            1795385112400.5,
            2004.1,
            58,
            VideoMeasures.SentBy.CAPTURED,
            55,
            0,
            3,
            0,
            0,
            0,
            0,
            133.4,
            1795385113200.1,
            27.44,
            29.94,
            new VideoDelay(55, 91.2, 121.9, 70.3, 166.0, 2.4, "by the stamps"),
            new VideoQuality(2, 38.31, 36.8, 0.9712, 0.9655, List.of("640×480"), "luma")),
        new AudioMeasures(
            "remote-audio",
            -15.1,
            22,
            1.0,
            608.2,
            2010.0,
            1990.0,
            new AudioGaps(1, 30.0, 1795385112500.0, 30.0),
            new AudioConcealment(480, 0, 1, 96480, 0.005)));
  }

  private static DataProof unlooked() {
    return new DataProof(
        DataVerdict.NOT_EXPECTED,
        new Evidence("no messages", "messages were not looked for", null, Map.of()));
  }

  private static AudioProof unheard() {
    return new AudioProof(
        AudioVerdict.NO_PACKETS,
        new Evidence(
            "the tone of peer 2, 620 Hz, received and played aloud",
            "ontrack fired for audio, and no packet arrived",
            null,
            facts("stretchesListenedTo", 0, "packetsReceived", 0)));
  }

  private static Map<String, Object> facts(Object... namesAndValues) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return facts;
  }
}
