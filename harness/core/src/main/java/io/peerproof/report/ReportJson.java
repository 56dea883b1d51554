package io.peerproof.report;

import io.peerproof.event.ConnectionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * <p>Every property is always there, in the order of its record; null says that something did not
 * happen or could not be measured. A reader ignores properties that it does not know, so that new
 * ones do not need a new {@code schemaVersion}.
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

  /** The report as it stands in {@code report.json}: indented by two spaces, a line break last. */
  public static String write(RunReport report) {
    return PRETTY.writeValueAsString(report) + "\n";
  }

  /** Anything that is made of what reports are made of, on one line. */
  static String writeAny(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** What {@link #writeAny} wrote. */
  static <T> T readAny(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /** The same on one line. */
  public static String compact(RunReport report) {
    return MAPPER.writeValueAsString(report);
  }

  /**
   * The report in a file.
   *
   * @throws UnreadableReportException when there is none, or not a whole one, or a newer one
   */
  public static RunReport read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UnreadableReportException(
          file + " cannot be read: " + RunDirectory.why(e) + ". Name a report.json.", e);
    }
  }

  /** The report in {@code json}; {@code name} says in an error where it came from. */
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
          name + " is not a whole report: " + path(e) + reason(e), e);
    }
  }

  private static void checkVersion(JsonNode tree, String name) {
    JsonNode version = tree.path("schemaVersion");
    if (!version.isInt()) {
      throw new UnreadableReportException(
          name + " is not a report of Peerproof: it has no schemaVersion. Name a report.json.");
    }
    if (version.intValue() > RunReport.SCHEMA_VERSION) {
      throw new UnreadableReportException(
          "%s was written by a newer Peerproof: its schemaVersion is %d, and this one reads up to %d. Update this one."
              .formatted(name, version.intValue(), RunReport.SCHEMA_VERSION));
    }
  }

  private static String at(TokenStreamLocation location) {
    return " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Without Jackson's advice on its own settings. */
  private static String reason(DatabindException e) {
    return e.getOriginalMessage().replaceFirst("; `DeserializationFeature.*", "");
  }

  /** {@code calls[0].peers[1]: }, empty at the root. */
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
