package io.peerproof.report;

import io.peerproof.event.ConnectionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of a report, described by {@code report.schema.json} beside this class.
 *
 * <p>Every property is always present, in the order of its record. Null means that something did
 * not happen or was not measured. Readers ignore unknown properties, so an additional property
 * needs no new {@code schemaVersion}.
 */
public final class ReportJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(PlainNumberModule.module())
          .addMixIn(ConnectionEvent.Stats.class, SortedStatsModule.class)
          .build();

  private static final ObjectWriter PRETTY =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private ReportJson() {}

  /** Writes the text of {@code report.json}: indented by two spaces, with a final line break. */
  public static String write(RunReport report) {
    return PRETTY.writeValueAsString(report) + "\n";
  }

  /** Writes a value on one line, with the settings of reports. */
  static String writeAny(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Reads a value that {@link #writeAny} wrote. */
  static <T> T readAny(String json, Class<T> type) {
    return MAPPER.treeToValue(SchemaMigration.entryAsOfNow(MAPPER.readTree(json)), type);
  }

  /** Writes the report on one line. */
  public static String compact(RunReport report) {
    return MAPPER.writeValueAsString(report);
  }

  /**
   * Reads a report from a file.
   *
   * @throws UnreadableReportException if the file is missing, incomplete or of a newer version
   */
  public static RunReport read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UnreadableReportException(
          file + " cannot be read: " + RunDirectory.reason(e) + ". Name a report.json.", e);
    }
  }

  /** Parses a report; {@code name} is its name in error messages. */
  public static RunReport parse(String json, String name) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      checkVersion(tree, name);
      return MAPPER.treeToValue(SchemaMigration.asOfNow(tree), RunReport.class);
    } catch (UnexpectedEndOfInputException e) {
      throw new UnreadableReportException(
          name
              + " ends in the middle of the report"
              + at(e.getLocation())
              + ". Its writer was interrupted: run that command again.",
          e);
    } catch (StreamReadException e) {
      throw new UnreadableReportException(
          name + " is not JSON" + at(e.getLocation()) + ". Name a report.json of Peerproof.", e);
    } catch (DatabindException e) {
      throw new UnreadableReportException(
          name + " is not a complete report: " + path(e) + reason(e), e);
    }
  }

  private static void checkVersion(JsonNode tree, String name) {
    if (tree.has("meetingVersion")) {
      throw new UnreadableReportException(
          name
              + " is the report of a call of several peers by an older version of Peerproof, which"
              + " this version does not read. Make the call again: peerproof call --peers N URL.");
    }
    JsonNode version = tree.path("schemaVersion");
    if (!version.isInt()) {
      throw new UnreadableReportException(
          name + " is not a report of Peerproof: it has no schemaVersion. Name a report.json.");
    }
    if (version.intValue() > RunReport.SCHEMA_VERSION) {
      throw new UnreadableReportException(
          String.format(
              Locale.ROOT,
              "%s was written by a newer version of Peerproof: its schemaVersion is %d, and this version reads up to %d. Update Peerproof.",
              name,
              version.intValue(),
              RunReport.SCHEMA_VERSION));
    }
  }

  private static String at(TokenStreamLocation location) {
    return String.format(
        Locale.ROOT, " (line %d, column %d)", location.getLineNr(), location.getColumnNr());
  }

  /** Removes Jackson's advice on its own settings. */
  private static String reason(DatabindException e) {
    return e.getOriginalMessage().replaceFirst("; `DeserializationFeature.*", "");
  }

  /** Returns the path of the property, {@code calls[0].peers[1]: }; empty at the root. */
  private static String path(DatabindException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? "" : path.append(": ").toString();
  }
}
