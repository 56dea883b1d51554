package io.peerproof.probe;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Listens to the documents of one browser session for the length of a call. */
public final class ProbeSubscription implements AutoCloseable {

  private final EventLog log;
  private final Consumer<ProbeSubscription> onClose;
  private final Map<String, PageDialog> dialogs = new ConcurrentHashMap<>();
  private volatile UnaryOperator<String> mask = UnaryOperator.identity();
  private volatile BooleanSupplier keepsDialogs = () -> false;
  private final Set<String> documents = ConcurrentHashMap.newKeySet();
  private final String ownTab;
  private final StampedEventReader stamps;

  /** Windows other than the call's own in which something of WebRTC happened. */
  private final Set<String> otherCallingTabs = ConcurrentHashMap.newKeySet();

  /**
   * @param ownTab handle of the window of the call
   * @param stamps reads whose cameras the stamps in events are
   */
  ProbeSubscription(
      EventLog log, String ownTab, StampedEventReader stamps, Consumer<ProbeSubscription> onClose) {
    this.log = log;
    this.ownTab = ownTab;
    this.stamps = stamps;
    this.onClose = onClose;
  }

  /** The documents that it has heard. */
  Set<String> documents() {
    return Set.copyOf(documents);
  }

  /**
   * @param tab the window that shows the document; empty where it is not known
   * @param text lines of one event each, and maybe the page's clock
   * @param nanos when it came, by {@link System#nanoTime}
   */
  void onMessage(String document, String tab, String text, long nanos) {
    documents.add(document);
    log.addAll(text.lines().flatMap(line -> read(tab, line, nanos).stream()).toList());
  }

  /** Older drivers write {@code CDwindow-} before the id of a window. */
  private boolean isOther(String tab) {
    return !tab.isEmpty() && !ownTab.endsWith(tab);
  }

  private Optional<PeerEventJson.Numbered> read(String tab, String line, long nanos) {
    try {
      if (isOther(tab)) {
        return readOfOther(tab, line);
      }
      if (PageClock.isLine(line)) {
        log.heard(PageClock.read(line), nanos);
        return Optional.empty();
      }
      return Optional.of(stamps.read(PeerEventJson.read(line, mask)));
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new PeerEventJson.Numbered(
              Long.MAX_VALUE,
              new PageEvent.ProbeError(
                  log.lastAtMs(),
                  "message",
                  TextLimit.shorten(String.valueOf(e.getMessage()), mask))));
    }
  }

  /**
   * Reads an event of another window. It is one of a frame of the call: the window may show the
   * other peer, or hold the call itself, but it is not the page that was opened.
   */
  private Optional<PeerEventJson.Numbered> readOfOther(String tab, String line) {
    if (PageClock.isLine(line)) {
      return Optional.empty();
    }
    PeerEventJson.Numbered message = stamps.read(PeerEventJson.readOfOtherWindow(line, tab, mask));
    if (message.event() instanceof ConnectionEvent || message.event() instanceof MediaEvent) {
      otherCallingTabs.add(tab);
    }
    return message.event() instanceof PageEvent.PaceMeasured
        ? Optional.empty()
        : Optional.of(message);
  }

  /**
   * Puts an event of the browser itself before events of the page of the same time. What it says of
   * another window, such as a page of help, is left out unless that window has a call.
   */
  void onEvent(String tab, PageEvent event) {
    boolean about = !isOther(tab) || otherCallingTabs.contains(tab);
    if (about && !(isOther(tab) && isOfOpening(event))) {
      log.add(0, TextLimit.shorten(event, mask));
    }
  }

  private static boolean isOfOpening(PageEvent event) {
    return event instanceof PageEvent.OpenFailed || event instanceof PageEvent.Navigated;
  }

  /** Has what the pages say from now on pass through this function, which hides secrets. */
  public void mask(UnaryOperator<String> newMask) {
    mask = newMask;
  }

  /**
   * Keeps dialogs open while {@code keeps} tells so. By default, and when it tells so no more, see
   * {@link #answerUnexpectedDialogs}, the harness answers them itself.
   */
  public void keepDialogs(BooleanSupplier keeps) {
    keepsDialogs = keeps;
  }

  void onDialog(PageDialog dialog) {
    log.add(
        0,
        new PageEvent.DialogOpened(
            System.currentTimeMillis(), dialog.kind(), TextLimit.shorten(dialog.text(), mask)));
    dialogs.put(dialog.tab(), dialog);
    if (!keepsDialogs.getAsBoolean()) {
      dialog.answerByDefault();
    }
  }

  void onDialogClosed(String tab, boolean accepted) {
    PageDialog dialog = dialogs.remove(tab);
    if (dialog != null) {
      log.add(
          0,
          new PageEvent.DialogClosed(
              System.currentTimeMillis(),
              dialog.kind(),
              TextLimit.shorten(dialog.text(), mask),
              accepted,
              dialog.answeredByDefault()));
    }
  }

  /** Returns the dialog that waits for an answer; empty if there is none. */
  public Optional<PageDialog> dialog() {
    return dialogs.values().stream().filter(dialog -> !dialog.isAnswered()).findFirst();
  }

  /** Answers the open dialogs by default, unless they are to be kept open. */
  public void answerUnexpectedDialogs() {
    if (!keepsDialogs.getAsBoolean()) {
      dialogs.values().forEach(PageDialog::answerByDefault);
    }
  }

  /** Stops listening; what a document says that is on its way out is heard by no later probe. */
  @Override
  public void close() {
    dialogs.values().forEach(PageDialog::answerByDefault);
    onClose.accept(this);
  }
}
