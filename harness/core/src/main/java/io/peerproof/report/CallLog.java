package io.peerproof.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of a run on disk while it goes on: each finished call is a line of {@code calls.jsonl}
 * at once. The report contains them all when the run ends; if it cannot, they are here.
 */
public final class CallLog {

  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  private final Path file;
  private boolean failed;

  /**
   * @param folder existing directory of the run
   */
  public CallLog(Path folder) {
    this.file = folder.resolve("calls.jsonl");
  }

  /**
   * A finished call.
   *
   * @param group browsers of a comparison that made it; empty in a run without groups
   */
  public record Line(String group, CallReport call) {}

  /** Adds a finished call. A disk that is full does not end the run; it is logged once. */
  public void add(String group, CallReport call) {
    try {
      Files.write(
          file,
          RunDirectory.bytesOf(ReportJson.writeAny(new Line(group, call)) + "\n"),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      if (!failed) {
        LOG.warn("{} cannot be written: {}", file, RunDirectory.reason(e));
      }
      failed = true;
    }
  }
}
