package io.peerproof.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a report can be made into. */
enum ExportFormat {
  CSV,
  JUNIT,
  WEBRTC_INTERNALS,
  OTLP;

  /** As it is written on the command line: {@code webrtc-internals}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads it as it is written. */
  static final class Converter implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of %s"
                          .formatted(
                              text,
                              Arrays.stream(values())
                                  .map(ExportFormat::toString)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
