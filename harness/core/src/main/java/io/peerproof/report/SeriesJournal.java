package io.peerproof.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/**
 * A series of calls on disk while it runs. {@code series.json} holds the settings. Each finished
 * call becomes a line of {@code calls.jsonl} at once, so a crash loses only the call in progress.
 */
public final class SeriesJournal {

  private static final String PLAN = "series.json";
  private static final String CALLS = "calls.jsonl";

  /**
   * The settings of a series.
   *
   * @param schemaVersion schema version of the calls, as in a report
   * @param profile {@code warm} or {@code cold}
   * @param calls number of calls that count
   * @param warmUps number of warm-up calls before them
   * @param browser browser of both peers, in the notation of {@code --browser}
   * @param pageOptions options of the pages and of their media, such as {@code --page}, {@code
   *     --steps} and {@code --camera}, as command-line arguments with masked passwords; empty if
   *     all have their defaults. {@code pages} in the file
   * @param timeoutMs time limit of a call, milliseconds
   * @param headed true if windows are opened
   * @param command command line that started the series
   * @param startedAt start time of the series
   */
  public record Plan(
      int schemaVersion,
      String profile,
      int calls,
      int warmUps,
      String browser,
      @JsonProperty("pages") List<String> pageOptions,
      long timeoutMs,
      boolean headed,
      List<String> command,
      Instant startedAt) {
    public Plan {
      pageOptions = List.copyOf(pageOptions);
      command = List.copyOf(command);
    }
  }

  /**
   * A finished call.
   *
   * @param warmUp true for a warm-up call
   * @param load load of the machine since the previous call
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
   * Starts a series in an existing directory.
   *
   * @throws IOException if the directory cannot be written
   */
  public static SeriesJournal begin(Path folder, Plan plan) throws IOException {
    RunDirectory.writeAtOnce(folder.resolve(PLAN), ReportJson.writeAny(plan) + "\n");
    return new SeriesJournal(folder, plan, new ArrayList<>());
  }

  /**
   * Reopens a series with its finished calls. An incomplete last line is removed, so that call is
   * made again.
   *
   * @throws UnreadableReportException if the directory contains no series, a damaged one, or one of
   *     another version
   */
  public static SeriesJournal resume(Path folder) {
    Plan plan = plan(folder);
    if (plan.schemaVersion() != RunReport.SCHEMA_VERSION) {
      throw new UnreadableReportException(
          String.format(
              Locale.ROOT,
              "%s was started with another version of Peerproof (schema %d; this version writes %d). Finish it with that version, or start a new series.",
              folder,
              plan.schemaVersion(),
              RunReport.SCHEMA_VERSION));
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
          folder
              + " contains no series: "
              + PLAN
              + ": "
              + RunDirectory.reason(e)
              + ". Name the folder of a series.",
          e);
    } catch (JacksonException e) {
      throw new UnreadableReportException(
          folder.resolve(PLAN) + " is broken: " + e.getOriginalMessage() + ". Start a new series.",
          e);
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
            return entries; // its writer was killed while writing
          }
          throw new UnreadableReportException(
              String.format(
                  Locale.ROOT,
                  "%s is damaged in line %d: %s. Remove the line, or start a new series.",
                  file,
                  i + 1,
                  e.getOriginalMessage()),
              e);
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UnreadableReportException(
          file + " cannot be read: " + RunDirectory.reason(e) + ".", e);
    }
  }

  /**
   * Rewrites the file without an incomplete last line, so that the next entry starts on its own
   * line.
   */
  private void rewrite() {
    StringBuilder whole = new StringBuilder();
    entries.forEach(entry -> whole.append(ReportJson.writeAny(entry)).append('\n'));
    try {
      RunDirectory.writeAtOnce(folder.resolve(CALLS), whole.toString());
    } catch (IOException e) {
      throw new UnreadableReportException(
          folder.resolve(CALLS) + " cannot be written: " + RunDirectory.reason(e) + ".", e);
    }
  }

  /**
   * Appends a finished call.
   *
   * @throws IOException if the disk is full, or the directory no longer exists
   */
  public void add(Entry entry) throws IOException {
    Files.write(
        folder.resolve(CALLS),
        RunDirectory.bytesOf(ReportJson.writeAny(entry) + "\n"),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    entries.add(entry);
  }

  /** Returns the settings of the series. */
  public Plan plan() {
    return plan;
  }

  /** Returns all finished calls, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }
}
