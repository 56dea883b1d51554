package io.peerproof.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events of the page's documents, and their errors. */
public sealed interface PageEvent extends PeerEvent {

  /**
   * A document began, before any script of its own; {@code frame} is true for an iframe's document,
   * and for one of a window that a page opened.
   */
  record DocumentStarted(double atMs, String url, boolean frame) implements PageEvent {}

  /**
   * A document's {@code DOMContentLoaded} event: it was read to its end, and its scripts ran that
   * are not {@code async}. Images, and frames in it, may still be on their way.
   */
  record DocumentInteractive(double atMs, String url, boolean frame) implements PageEvent {}

  /**
   * A document's {@code load} event.
   *
   * @param status HTTP status of its navigation, 0 where it had none ({@code
   *     PerformanceNavigationTiming.responseStatus})
   * @param scripts the number of its script elements, 0 for the browser's own error page; null in
   *     old reports
   */
  record DocumentLoaded(
      double atMs, String url, boolean frame, int status, @Nullable Integer scripts)
      implements PageEvent {

    public DocumentLoaded(double atMs, String url, boolean frame, int status) {
      this(atMs, url, frame, status, null);
    }

    /** Tells whether the server refused, and sent a page that can do nothing by itself. */
    public boolean leadsNowhere() {
      return !frame && status >= 400 && (scripts == null || scripts == 0);
    }
  }

  /** A document went away ({@code pagehide}): navigation, reload, or a closed tab. */
  record DocumentUnloaded(double atMs, String url, boolean frame) implements PageEvent {}

  /**
   * The page was hidden, by another tab or window of its browser, or shown again ({@code
   * visibilitychange}). A hidden page presents no frames.
   */
  record VisibilityChanged(double atMs, boolean hidden) implements PageEvent {}

  /**
   * A console message of level {@code warn} or {@code error}, or an exception nobody caught; {@code
   * where} is {@code url:line} where the browser knows it.
   */
  record Log(double atMs, String level, String text, @Nullable String where) implements PageEvent {

    /** The levels of messages that are worth an event. */
    public static final Set<String> LEVELS = Set.of("warn", "error");
  }

  /**
   * The tab was to open a page and could not; the tab shows the browser's own words then.
   *
   * <p>The driver tells which page, and the browser's own document tells why: two events.
   *
   * @param url of the page; empty where it is not known
   * @param error the browser's name for it: {@code ERR_CONNECTION_REFUSED}; empty where it is not
   *     known
   */
  record OpenFailed(double atMs, String url, String error) implements PageEvent {}

  /**
   * The tab shows another document and has read it to its end, as the browser itself says, whether
   * the probe is in it or not.
   */
  record Navigated(double atMs, String url) implements PageEvent {}

  /**
   * A script of the page did not load: the server refused it, or was not there.
   *
   * @param url of the script, or of the module that imports what did not load
   */
  record ScriptFailed(double atMs, String url) implements PageEvent {}

  /**
   * A WebSocket of the page is closed.
   *
   * @param url of the socket, without its query, where many services expect a token
   * @param opened false if it never was open: the server refused it, or was not there
   * @param code of RFC 6455, section 7.4; 1006 where the connection was lost
   * @param clean true if both sides agreed on the end
   */
  record SocketClosed(
      double atMs, String url, boolean opened, int code, String reason, boolean clean)
      implements PageEvent {

    public SocketClosed {
      url = url.replaceFirst("[?#].*", "");
    }
  }

  /**
   * The page used for the first time what reaches only tabs of the same browser.
   *
   * @param api {@code BroadcastChannel} (a message was posted), {@code storage} (the page listens
   *     to storage events) or {@code SharedWorker} (one was made)
   * @param name name of the channel, or address of the worker; empty for {@code storage}
   */
  record TabChannelUsed(double atMs, String api, String name) implements PageEvent {

    /** Returns it as in a sentence: {@code the BroadcastChannel "room"}. */
    public String phrase() {
      return switch (api) {
        case "storage" -> "storage events";
        case "SharedWorker" -> "the SharedWorker " + name;
        default -> "the " + api + " \"" + name + "\"";
      };
    }
  }

  /**
   * A page shows a dialog, which stops its scripts until it is answered.
   *
   * @param dialog its kind: {@code alert}, {@code confirm}, {@code prompt} or {@code beforeunload}
   */
  record DialogOpened(double atMs, String dialog, String text) implements PageEvent {}

  /**
   * A dialog is over.
   *
   * @param accepted true if it was answered with OK
   * @param unanswered true if nobody answered it: the harness closed it, so that the page goes on
   */
  record DialogClosed(double atMs, String dialog, String text, boolean accepted, boolean unanswered)
      implements PageEvent {}

  /**
   * The page makes its first connection and has no {@code navigator.mediaDevices}: it cannot
   * capture.
   *
   * @param secure whether it is a secure context; one that is not never has that object
   */
  record NoMediaDevices(double atMs, boolean secure) implements PageEvent {}

  /**
   * Pace of the main thread of the page's own document since the last event of this type: the probe
   * sets a timer of {@value PaceMeasured#TIMER_MS} ms again and again.
   *
   * @param spanMs the time that this covers
   * @param fired timers that fired in it
   * @param mostLateMs by how much the latest of them was late
   * @param frameRate {@code frameRate} of the settings of the page's live cameras, the least of
   *     them, frames a second; null where there is none
   */
  record PaceMeasured(
      double atMs, double spanMs, int fired, double mostLateMs, @Nullable Double frameRate)
      implements PageEvent {

    /** After what time each timer is to fire. */
    public static final double TIMER_MS = 100;

    /** After what time such an event is to follow the one before. */
    public static final double INTERVAL_MS = 500;
  }

  /**
   * Events of one type that the harness did not keep or does not report, since there were too many
   * of them. Not the probe's: it stands in a report, after all other events of a peer.
   *
   * @param event name of the type, as in this JSON: {@code video-sample}
   * @param count of the events that are not in the report
   */
  record LeftOut(double atMs, String event, long count) implements PageEvent {}

  /**
   * The probe itself failed at something; the page never notices.
   *
   * @param where the part of the probe
   */
  record ProbeError(double atMs, String where, String message) implements PageEvent {

    /**
     * Parts of the probe that no verdict needs, or that try again in a moment, by the words in
     * which they tell the harness.
     */
    public static final Set<String> WITHOUT_VERDICT = Set.of("stats", "frames", "deeds", "loading");

    /** The part that tells that a document's first scripts ran before the probe. */
    public static final String LATE = "late";

    /** Tells whether verdicts need the part that failed, so that the call cannot be judged. */
    public boolean hidesVerdicts() {
      return !WITHOUT_VERDICT.contains(where);
    }
  }
}
