package io.peerproof.report;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes times without an exponent, {@code 1795384800123.4} instead of {@code 1.7953848001234E12}.
 * Writes null for values that JSON cannot represent.
 */
final class PlainNumberModule extends StdSerializer<Double> {

  /** Limit of plain notation; larger numbers are easier to read with an exponent. */
  private static final double LARGE = 1e15;

  private static final double SMALL = 1e-9;

  private PlainNumberModule() {
    super(Double.class);
  }

  static JacksonModule module() {
    return new SimpleModule()
        .addSerializer(Double.class, new PlainNumberModule())
        .addSerializer(Double.TYPE, new PlainNumberModule());
  }

  @Override
  public void serialize(Double value, JsonGenerator json, SerializationContext context) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (size == 0 || (size >= SMALL && size < LARGE)) {
      json.writeNumber(BigDecimal.valueOf(value));
    } else {
      json.writeNumber((double) value);
    }
  }
}
