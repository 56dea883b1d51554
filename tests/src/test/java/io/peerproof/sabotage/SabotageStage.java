package io.peerproof.sabotage;

import io.peerproof.ProofNotifier;
import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallListener;
import io.peerproof.call.CallSettings;
import io.peerproof.call.FakeMediaProvider;
import io.peerproof.call.ProgressListener;
import io.peerproof.event.PeerRole;
import io.peerproof.media.FakeMedia;
import io.peerproof.report.CallReport;
import io.peerproof.report.html.ReportHtml;
import io.peerproof.run.CallSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes cases one after another in browsers that are kept, and applies their faults. */
public final class SabotageStage implements AutoCloseable {

  private static final int THIRD_PEER = 3;

  private final Path folder;
  private final CallSeries series;
  private final BrowserPool others = BrowserPool.onThisMachine(true, step -> {});
  private int made;

  private SabotageStage(Path folder) {
    this.folder = folder;
    this.series =
        CallSeries.open(
            CallSettings.defaults().withServer(SabotageServer.options()),
            folder,
            ProgressListener.silent());
  }

  /** Opens a stage that writes reports to this directory below {@code target/peerproof}. */
  public static SabotageStage open(String name) {
    Path folder = Path.of("target", "peerproof", name);
    try {
      return new SabotageStage(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a first call in the browsers, because the first call is slower. */
  SabotageStage warm() throws InterruptedException {
    make(SabotageCase.sound("stage/first-call", "Nothing is odd about this one."));
    return this;
  }

  /** Makes the call of a case. */
  public CallReport make(SabotageCase one) throws InterruptedException {
    return make(one, CallListener.none());
  }

  /**
   * Makes the call of a case.
   *
   * @param callListener additional listener; a fault at the same moment has happened before it is
   *     called
   */
  public CallReport make(SabotageCase one, CallListener callListener) throws InterruptedException {
    Path itsFolder = folder.resolve(one.name()).resolve("call-" + ++made);
    try (OnStage onStage = new OnStage(one.fault(), callListener)) {
      onStage.prepare();
      CallReport report = series.make(one.settings(), itsFolder, onStage);
      keep(one, report);
      return report;
    }
  }

  /** Writes the report of a call beside its artifacts. */
  private void keep(SabotageCase one, CallReport report) {
    Path html = folder.resolve(one.name().replace('/', '-') + ".html");
    try {
      Files.writeString(
          html,
          ReportHtml.render(
              series.reportOf(List.of(report), one.settings().withCommand(List.of(one.name())))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BrowserSession thirdBrowser() {
    FakeMedia media = FakeMediaProvider.inUserCache().of(THIRD_PEER);
    LaunchOptions options =
        LaunchOptions.named("third", folder)
            .withFakeVideo(media.video())
            .withFakeAudio(media.audio());
    return others
        .openAll(List.of(new BrowserPool.LaunchRequest(BrowserSpec.auto(), options)))
        .get(0);
  }

  @Override
  public void close() {
    try {
      series.close();
    } finally {
      others.close();
    }
  }

  /** The fault and the listener of one call. */
  private final class OnStage implements CallListener, AutoCloseable {

    private final Fault fault;
    private final CallListener next;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private @Nullable BrowserSession third;

    OnStage(Fault fault, CallListener next) {
      this.fault = fault;
      this.next = next;
    }

    /** Starts what the fault needs, before the time of the call begins. */
    void prepare() {
      if (fault.needsThird()) {
        BrowserSession started = thirdBrowser();
        undo.push(started::close);
        third = started;
      }
      strike(Fault.Moment.BEFORE, Map.of());
    }

    @Override
    public void connected(Map<PeerRole, BrowserSession> sessions) {
      strike(Fault.Moment.CONNECTED, sessions);
      next.connected(sessions);
    }

    @Override
    public void proven(Map<PeerRole, BrowserSession> sessions) {
      new ProofNotifier().proven(sessions);
      strike(Fault.Moment.PROVEN, sessions);
      next.proven(sessions);
    }

    private void strike(Fault.Moment moment, Map<PeerRole, BrowserSession> sessions) {
      if (fault.moment() == moment) {
        fault.strike(new Hands(sessions, this));
      }
    }

    @Override
    public void judged(Map<PeerRole, BrowserSession> sessions) {
      next.judged(sessions);
      close();
    }

    @Override
    public void close() {
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
    }
  }

  private final class Hands implements Fault.Scene {

    private final Map<PeerRole, BrowserSession> sessions;
    private final OnStage onStage;

    Hands(Map<PeerRole, BrowserSession> sessions, OnStage onStage) {
      this.sessions = sessions;
      this.onStage = onStage;
    }

    @Override
    public Map<PeerRole, BrowserSession> sessions() {
      return sessions;
    }

    @Override
    public void openInThird(String page) {
      Objects.requireNonNull(onStage.third, "the fault said that it needs no third browser")
          .driver()
          .get(series.server().resolve(page).toString());
    }

    @Override
    public void afterwards(Runnable undo) {
      onStage.undo.push(undo);
    }
  }
}
