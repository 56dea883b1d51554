package io.peerproof.probe;

import io.peerproof.event.PageEvent;

/** A way on which the documents of one browser session speak to the harness. */
interface ProbeChannel {

  /**
   * Puts the probe into each document that the session opens from now on: into iframes and into
   * windows that a page opens, too. What they say goes to the listener until the session ends.
   *
   * @throws org.openqa.selenium.WebDriverException if the browser refuses, or is gone
   */
  void open(Listener listener);

  /** Somebody who hears what is said; events come in any order. */
  interface Listener {

    /**
     * The probe in a document said something.
     *
     * @param document that said it; no two have the same
     * @param tab the window that shows the document, maybe in an iframe; empty where it is not
     *     known
     * @param text lines of one event each, and maybe the page's clock
     * @param nanos when it came, by {@link System#nanoTime}
     */
    void onMessage(String document, String tab, String text, long nanos);

    /**
     * The browser itself said something of a page.
     *
     * @param tab the window that shows the page; empty where it is not known
     */
    void onEvent(String tab, PageEvent event);

    /** A page shows a dialog, and its scripts wait for the answer. */
    void onDialog(PageDialog dialog);

    /**
     * A dialog is over.
     *
     * @param tab window or iframe that showed it
     * @param accepted true if it was answered with OK
     */
    void onDialogClosed(String tab, boolean accepted);
  }
}
