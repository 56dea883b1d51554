package io.peerproof.browser;

/** Protocol by which the harness receives events of the pages in a browser session. */
public enum ProbeTransport {
  /** The Chrome DevTools Protocol, directly to the browser. For Chromium and its derivatives. */
  CDP,

  /**
   * WebDriver BiDi, to the driver. ChromeDriver translates it in an additional tab of the browser,
   * which takes 50 ms of processor time per call and keeps 0.24 MiB of each.
   */
  BIDI
}
