package io.peerproof.sabotage;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.Browsers;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallSettings;
import io.peerproof.call.FakePeers;
import io.peerproof.call.Onlooker;
import io.peerproof.call.Progress;
import io.peerproof.event.Role;
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

/** Makes cases one after the other, in browsers that are kept, and does to them what is to be. */
public final class SabotageStage implements AutoCloseable {

  private static final int THIRD_PEER = 3;

  private final Path folder;
  private final CallSeries series;
  private final Browsers others = Browsers.onThisMachine(true, step -> {});
  private int made;

  private SabotageStage(Path folder) {
    this.folder = folder;
    this.series =
        CallSeries.open(
            CallSettings.defaults().withServer(SabotageServer.options()),
            folder,
            Progress.silent());
  }

  /** A stage that leaves reports' files in this folder, below {@code target/peerproof}. */
  public static SabotageStage open(String name) {
    Path folder = Path.of("target", "peerproof", name);
    try {
      return new SabotageStage(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With browsers that have made a call before: in a first one, all takes longer. */
  SabotageStage warm() throws InterruptedException {
    make(SabotageCase.sound("stage/first-call", "Nothing is odd about this one."));
    return this;
  }

  /** Makes the call of one case. */
  public CallReport make(SabotageCase one) throws InterruptedException {
    return make(one, Onlooker.none());
  }

  /**
   * Makes the call of one case.
   *
   * @param onlooker is told too; when it is told that both are connected, the fault has struck
   */
  public CallReport make(SabotageCase one, Onlooker onlooker) throws InterruptedException {
    Path itsFolder = folder.resolve(one.name()).resolve("call-" + ++made);
    try (OnStage onStage = new OnStage(one.fault(), onlooker)) {
      CallReport report = series.make(one.settings(), itsFolder, onStage);
      keep(one, report);
      return report;
    }
  }

  /** Leaves the report of a call where its files' names lead to them. */
  private void keep(SabotageCase one, CallReport report) {
    Path html = folder.resolve(one.name().replace('/', '-') + ".html");
    try {
      Files.writeString(
          html, ReportHtml.render(series.reportOf(List.of(report), List.of(one.name()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      series.close();
    } finally {
      others.close();
    }
  }

  /** One call's fault and onlooker. */
  private final class OnStage implements Onlooker, AutoCloseable {

    private final Fault fault;
    private final Onlooker next;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    OnStage(Fault fault, Onlooker next) {
      this.fault = fault;
      this.next = next;
    }

    @Override
    public void connected(Map<Role, BrowserSession> sessions) {
      fault.strike(new Hands(sessions, this));
      next.connected(sessions);
    }

    @Override
    public void judged(Map<Role, BrowserSession> sessions) {
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

    private final Map<Role, BrowserSession> sessions;
    private final OnStage onStage;

    Hands(Map<Role, BrowserSession> sessions, OnStage onStage) {
      this.sessions = sessions;
      this.onStage = onStage;
    }

    @Override
    public Map<Role, BrowserSession> sessions() {
      return sessions;
    }

    @Override
    public void bringThird(String page) {
      FakeMedia media = FakePeers.inUserCache().of(THIRD_PEER);
      LaunchOptions options =
          LaunchOptions.named("third", folder)
              .withFakeVideo(media.video())
              .withFakeAudio(media.audio());
      BrowserSession third =
          others.openAll(List.of(new Browsers.Order(BrowserSpec.auto(), options))).get(0);
      afterwards(third::close);
      third.driver().get(series.server().resolve(page).toString());
    }

    @Override
    public void afterwards(Runnable undo) {
      onStage.undo.push(undo);
    }
  }
}
