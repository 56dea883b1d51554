package io.peerproof.browser;

/** A protocol by which the harness hears what the pages of a browser session say. */
public enum ProbeTransport {
  /**
   * The Chrome DevTools Protocol, spoken with the browser itself. Chromium and what is made of it.
   */
  CDP,

  /**
   * WebDriver BiDi, spoken with the driver. ChromeDriver translates it in a tab of its own in the
   * browser, which takes 50 ms of processor time a call and keeps 0.24 MiB of each.
   */
  BIDI
}
