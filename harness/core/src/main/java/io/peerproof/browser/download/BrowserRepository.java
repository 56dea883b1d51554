package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.VersionPrefix;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A repository of browser versions that can be downloaded into the cache. */
interface BrowserRepository {

  /** Returns its folder in the cache, which is also its name in the notation: {@code npm}. */
  String name();

  /** Returns the notation of one version: {@code npm:chromium@131.0.1}. */
  String spec(String version);

  /** Returns a description: {@code npm package @sparticuz/chromium}. */
  String words();

  /** Rejects a request for a version that can never be used. */
  default void examine(VersionPrefix wanted) throws DownloadException {}

  /** Returns the available versions, in any order. */
  List<String> offered() throws DownloadException;

  /**
   * Downloads one version into an empty folder. After an interruption the folder is deleted.
   *
   * @param progress receives the progress
   */
  void fetch(String version, Path folder, Consumer<String> progress) throws DownloadException;

  /** Downloads, once, what a new browser needs outside its folder. */
  default void fetched(Path folder, String version) {}

  /**
   * Returns the browser in a folder that {@link #fetch} has filled, with a driver.
   *
   * @param source for {@link Installation#source()}
   */
  Installation installation(Path folder, String version, String source) throws DownloadException;
}
