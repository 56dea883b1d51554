package io.peerproof.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Formats that a report can be exported to. */
enum ExportFormat {
  CSV,
  JUNIT,
  WEBRTC_INTERNALS,
  OTLP;

  /** Returns the name on the command line, such as {@code webrtc-internals}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Converts the name on the command line. */
  static final class Converter implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      String.format(
                          Locale.ROOT,
                          "'%s' is not one of %s.",
                          text,
                          Arrays.stream(values())
                              .map(ExportFormat::toString)
                              .collect(Collectors.joining(", ")))));
    }
  }
}
