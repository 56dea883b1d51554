package io.peerproof.call;

import io.peerproof.call.steps.StepDialog;
import io.peerproof.call.steps.StepPage;
import io.peerproof.event.PeerRole;
import io.peerproof.probe.ClockBounds;
import io.peerproof.probe.EventLog;
import io.peerproof.probe.PageDialog;
import io.peerproof.probe.ProbeSession;
import io.peerproof.probe.ProbeSubscription;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.openqa.selenium.WebDriver;

/** One peer of a call: a browser session, its page, and the events of the page. */
final class CallPage implements StepPage, AutoCloseable {

  private final PeerRole role;
  private final WebDriver driver;
  private final EventLog log;
  private final ProbeSubscription subscription;

  CallPage(PeerRole role, ProbeSession feed, Runnable onEvent) {
    this.role = role;
    this.driver = feed.driver();
    this.log = new EventLog(onEvent);
    this.subscription = feed.attach(log);
  }

  public PeerRole role() {
    return role;
  }

  /** Returns all events of this peer's page up to now, in order. */
  public PeerHistory history() {
    return log.history();
  }

  /** Returns the time since the last event of this peer's page. */
  public Duration silence() {
    return log.silence();
  }

  /** Returns the bounds of the page's clock, known from its events; empty if there are none. */
  public Optional<ClockBounds> clock() {
    return log.clock();
  }

  @Override
  public void open(URI page) {
    log.opening();
    String shown = page.getRawFragment() == null ? "" : String.valueOf(driver.getCurrentUrl());
    driver.get(page.toString());
    if (PageAddress.isInSameDocument(shown, page)) {
      driver.navigate().refresh();
    }
  }

  @Override
  public WebDriver driver() {
    return driver;
  }

  /** Has secrets hidden in all that the page says from now on. */
  void mask(UnaryOperator<String> mask) {
    subscription.mask(mask);
  }

  /** Keeps dialogs of the page open for a step while {@code keeps} tells so. */
  void keepDialogs(BooleanSupplier keeps) {
    subscription.keepDialogs(keeps);
  }

  /** Closes the dialogs that no step is going to answer. */
  void answerUnexpectedDialogs() {
    subscription.answerUnexpectedDialogs();
  }

  @Override
  public Optional<StepDialog> dialog() {
    return subscription.dialog().map(OpenDialog::new);
  }

  private record OpenDialog(PageDialog dialog) implements StepDialog {
    @Override
    public String kind() {
      return dialog.kind();
    }

    @Override
    public String text() {
      return dialog.text();
    }

    @Override
    public void accept() {
      dialog.answer(true, null);
    }

    @Override
    public void dismiss() {
      dialog.answer(false, null);
    }

    @Override
    public void answer(String text) {
      dialog.answer(true, text);
    }
  }

  @Override
  public void close() {
    subscription.close();
  }
}
