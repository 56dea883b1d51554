package io.peerproof.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * A series of calls on disk while it is made: {@code series.json} says what was ordered, and each
 * call that was made is a line of {@code calls.jsonl} at once, so that no crash costs more than the
 * call that was being made.
 */
public final class SeriesJournal {

  private static final String PLAN = "series.json";
  private static final String CALLS = "calls.jsonl";

  /**
   * What was ordered.
   *
   * @param schemaVersion of the calls, as in a report
   * @param profile {@code warm} or {@code cold}
   * @param calls that are to count
   * @param warmUps before them
   * @param browser of both peers, in the notation of {@code --browser}
   * @param pages options that name the pages, in the notation of the command line and without
   *     passwords; empty for the demo page
   * @param timeoutMs how long a call may take
   * @param headed whether windows are opened
   * @param command the command line that it was begun with
   * @param startedAt when it was begun
   */
  public record Plan(
      int schemaVersion,
      String profile,
      int calls,
      int warmUps,
      String browser,
      List<String> pages,
      long timeoutMs,
      boolean headed,
      List<String> command,
      Instant startedAt) {
    public Plan {
      pages = List.copyOf(pages);
      command = List.copyOf(command);
    }
  }

  /**
   * One call that was made.
   *
   * @param warmUp whether it was made to warm the browsers up
   * @param load of the machine since the call before
   */
  public record Entry(CallReport call, boolean warmUp, List<SeriesReport.LoadSample> load) {
    public Entry {
      load = List.copyOf(load);
    }
  }

  private final Path folder;
  private final Plan plan;
  private final List<Entry> entries;

  private SeriesJournal(Path folder, Plan plan, List<Entry> entries) {
    this.folder = folder;
    this.plan = plan;
    this.entries = entries;
  }

  /**
   * Begins a series in a folder that exists.
   *
   * @throws IOException when it cannot be written
   */
  public static SeriesJournal begin(Path folder, Plan plan) throws IOException {
    RunDirectory.writeAtOnce(folder.resolve(PLAN), ReportJson.writeAny(plan) + "\n");
    return new SeriesJournal(folder, plan, new ArrayList<>());
  }

  /**
   * A series as far as it came. A last line that was broken off is left out, and the call made
   * again.
   *
   * @throws UnreadableReportException when the folder holds no series, or a broken one, or one of
   *     another version
   */
  public static SeriesJournal resume(Path folder) {
    Plan plan = plan(folder);
    if (plan.schemaVersion() != RunReport.SCHEMA_VERSION) {
      throw new UnreadableReportException(
          "%s was begun by another version of Peerproof (schema %d, this one writes %d). Finish it with that one, or begin anew."
              .formatted(folder, plan.schemaVersion(), RunReport.SCHEMA_VERSION));
    }
    SeriesJournal store = new SeriesJournal(folder, plan, entries(folder));
    store.rewrite();
    return store;
  }

  private static Plan plan(Path folder) {
    try {
      return ReportJson.readAny(Files.readString(folder.resolve(PLAN)), Plan.class);
    } catch (IOException e) {
      throw new UnreadableReportException(
          folder + " holds no series: " + PLAN + ": " + RunDirectory.why(e) + ". Name its folder.",
          e);
    } catch (JacksonException e) {
      throw new UnreadableReportException(
          folder.resolve(PLAN) + " is broken: " + e.getOriginalMessage() + ". Begin anew.", e);
    }
  }

  private static List<Entry> entries(Path folder) {
    Path file = folder.resolve(CALLS);
    List<Entry> entries = new ArrayList<>();
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      for (int i = 0; i < lines.size(); i++) {
        try {
          entries.add(ReportJson.readAny(lines.get(i), Entry.class));
        } catch (JacksonException e) {
          if (i == lines.size() - 1) {
            return entries; // its writer was ended in the middle
          }
          throw new UnreadableReportException(
              "%s is broken in line %d: %s. Take the line out, or begin anew."
                  .formatted(file, i + 1, e.getOriginalMessage()),
              e);
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UnreadableReportException(
          file + " cannot be read: " + RunDirectory.why(e) + ".", e);
    }
  }

  /** Without the line that was broken off, so that the next one begins on a line of its own. */
  private void rewrite() {
    StringBuilder whole = new StringBuilder();
    entries.forEach(entry -> whole.append(ReportJson.writeAny(entry)).append('\n'));
    try {
      RunDirectory.writeAtOnce(folder.resolve(CALLS), whole.toString());
    } catch (IOException e) {
      throw new UnreadableReportException(
          folder.resolve(CALLS) + " cannot be written: " + RunDirectory.why(e) + ".", e);
    }
  }

  /**
   * Keeps a call that was made.
   *
   * @throws IOException when the disk is full, or the folder is gone
   */
  public void add(Entry entry) throws IOException {
    Files.writeString(
        folder.resolve(CALLS),
        ReportJson.writeAny(entry) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    entries.add(entry);
  }

  /** What was ordered. */
  public Plan plan() {
    return plan;
  }

  /** All calls that were made, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }
}
