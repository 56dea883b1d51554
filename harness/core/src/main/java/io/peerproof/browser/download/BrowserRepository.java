package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.VersionPrefix;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A place that holds browsers of several versions, to be fetched into the cache. */
interface BrowserRepository {

  /** Its folder in the cache, and how the notation begins: {@code npm}. */
  String name();

  /** How the notation names one version of it: {@code npm:chromium@131.0.1}. */
  String spec(String version);

  /** What is meant by a version of it, in words: {@code npm package @sparticuz/chromium}. */
  String words();

  /** Complains about what is wanted if it could never be used. */
  default void examine(VersionPrefix wanted) throws DownloadException {}

  /** The versions that it offers, in any order. */
  List<String> offered() throws DownloadException;

  /**
   * Brings one version into an empty folder. If it is killed halfway, the folder is thrown away.
   *
   * @param progress told how far it is
   */
  void fetch(String version, Path folder, Consumer<String> progress) throws DownloadException;

  /** Brings what belongs to a browser that has just come, once, and outside of its folder. */
  default void fetched(Path folder, String version) {}

  /**
   * The browser in a folder that {@link #fetch} has filled, with a driver for it.
   *
   * @param source for {@link Installation#source()}
   */
  Installation installation(Path folder, String version, String source) throws DownloadException;
}
