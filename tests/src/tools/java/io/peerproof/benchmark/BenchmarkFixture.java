package io.peerproof.benchmark;

import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallListener;
import io.peerproof.call.CallSettings;
import io.peerproof.call.PeerSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.run.CallSeries;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Calls to measure: calls of the harness, calls without it, and calls inside one page. */
final class BenchmarkFixture implements AutoCloseable {

  private static final Path FOLDER = Path.of("target", "peerproof", "speed");

  /** Longest duration of a call: ten times that on the slowest known machine. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private static final int FIRST_CALLS = 3;

  private final PeerproofServer server = PeerproofServer.start(options());
  private final BrowserPool browsers = BrowserPool.onThisMachine(true, System.err::println);
  private final CallSettings settings =
      CallSettings.defaults()
          .withServer(options())
          .withEach(peer -> chosen(peer).withPage("/benchmark/call.html?room={room}&role={role}"));
  private final CallSettings demo =
      CallSettings.defaults().withServer(options()).withEach(BenchmarkFixture::chosen);
  private final CallSeries series;

  BenchmarkFixture() throws IOException {
    series = CallSeries.open(settings, Files.createDirectories(FOLDER), ProgressListener.silent());
  }

  private static ServerOptions options() {
    return ServerOptions.defaults().withPages("/benchmark", "/benchmark");
  }

  /** Returns settings with the camera and the browser arguments of the command line. */
  private static PeerSettings chosen(PeerSettings peer) {
    String arguments = System.getProperty("speed.arguments", "");
    String camera = System.getProperty("speed.camera", "");
    PeerSettings filming = camera.isEmpty() ? peer : peer.withFormat(VideoFormat.parse(camera));
    return arguments.isEmpty() ? filming : filming.withArguments(arguments.split(" "));
  }

  /**
   * Results of calls inside one page.
   *
   * @param times durations, milliseconds on the page's own clock
   * @param processorMs processor time per call of all processes, milliseconds
   */
  record Limit(List<Double> times, double processorMs) {}

  /** Makes calls inside one page, which is the lower limit of a call's duration. */
  Limit limit(int calls) {
    try (BrowserSession browser = browser("limit")) {
      browser.driver().manage().timeouts().scriptTimeout(LONGEST_CALL.multipliedBy(calls));
      browser.driver().get(server.url().resolve("/benchmark/limit.html").toString());
      await(browser, "return typeof manyCalls === 'function'");
      calls(browser, FIRST_CALLS);
      ProcessorTime time = new ProcessorTime();
      double before = time.totalMs();
      List<Double> times = calls(browser, calls);
      return new Limit(times, (time.totalMs() - before) / calls);
    }
  }

  private static List<Double> calls(BrowserSession browser, int calls) {
    Object times =
        browser.driver().executeAsyncScript("manyCalls(arguments[0]).then(arguments[1])", calls);
    return ((List<?>) times).stream().map(ms -> ((Number) ms).doubleValue()).toList();
  }

  /**
   * Makes a series of calls in browsers that are kept; returns the wall time of each in
   * milliseconds.
   */
  List<Double> warm(int calls) throws InterruptedException {
    return warm(settings, calls);
  }

  /** Makes a series of calls of the demo page; returns the wall time of each in milliseconds. */
  List<Double> warmOfDemo(int calls) throws InterruptedException {
    return warm(demo, calls);
  }

  private List<Double> warm(CallSettings settings, int calls) throws InterruptedException {
    List<Double> times = new ArrayList<>();
    SeriesBrowsers browsers = new SeriesBrowsers();
    for (int n = 0; n < calls; n++) {
      long began = System.nanoTime();
      CallReport call = series.make(settings, FOLDER, browsers);
      times.add((System.nanoTime() - began) / 1e6);
      if (call.outcome() != Outcome.PASSED) {
        throw new AssertionError("a call of the benchmark did not pass: " + call.reason());
      }
    }
    browsers.leave();
    return times;
  }

  /**
   * The browsers of a series. Its last pages send and receive until the next call, and would slow
   * down later measurements.
   */
  private static final class SeriesBrowsers implements CallListener {
    private volatile Map<PeerRole, BrowserSession> sessions = Map.of();

    @Override
    public void judged(Map<PeerRole, BrowserSession> ofCall) {
      sessions = Map.copyOf(ofCall);
    }

    void leave() {
      sessions.values().forEach(BenchmarkFixture::leave);
    }
  }

  /**
   * Makes calls in two other browsers, with or without the probe; returns the page's own totals in
   * milliseconds.
   */
  List<Double> totals(List<BrowserSession> pair, int calls) {
    List<Double> times = new ArrayList<>();
    for (int n = 0; n < calls; n++) {
      String room = "bare" + System.nanoTime();
      for (int i = 0; i < 2; i++) {
        String role = i == 0 ? "caller" : "callee";
        pair.get(i)
            .driver()
            .get(
                server
                    .url()
                    .resolve("/benchmark/call.html?room=" + room + "&role=" + role)
                    .toString());
      }
      pair.forEach(one -> times.add(await(one, "return window.totalMs > 0 ? totalMs : null")));
      pair.forEach(BenchmarkFixture::leave);
    }
    return times;
  }

  /** Starts two more browsers like the harness. */
  List<BrowserSession> pair(String name) {
    return Stream.of("caller", "callee").map(role -> browser(name + "-" + role)).toList();
  }

  private BrowserSession browser(String name) {
    return browsers
        .openAll(
            List.of(
                new BrowserPool.LaunchRequest(
                    BrowserSpec.parse("auto"), LaunchOptions.named(name, FOLDER))))
        .get(0);
  }

  /** Leaves the page and waits, because a pending navigation could replace the next page. */
  private static void leave(BrowserSession browser) {
    browser.driver().get("about:blank");
    await(browser, "return location.href === 'about:blank'");
  }

  private static double await(BrowserSession browser, String script) {
    long deadline = System.nanoTime() + LONGEST_CALL.toNanos();
    while (System.nanoTime() < deadline) {
      Object answer = browser.driver().executeScript(script);
      if (answer instanceof Number ms) {
        return ms.doubleValue();
      }
      if (Boolean.TRUE.equals(answer)) {
        return 0;
      }
    }
    throw new AssertionError("the page of the " + browser.name() + " never got there: " + script);
  }

  @Override
  public void close() {
    series.close();
    browsers.close();
    server.close();
  }
}
