import org.jspecify.annotations.NullMarked;

/** The command {@code peerproof}. Promises options and exit codes, and no type. */
@NullMarked
module io.peerproof.cli {
  requires static org.jspecify;
  requires info.picocli;
  requires io.opentelemetry.api;
  requires io.opentelemetry.context;
  requires io.opentelemetry.exporter.internal;
  requires io.opentelemetry.exporter.otlp;
  requires io.opentelemetry.sdk.common;
  requires io.opentelemetry.sdk.trace;
  requires io.peerproof;
  requires java.logging;
  requires java.xml;
  requires org.apache.commons.csv;
  requires org.apache.commons.statistics.descriptive;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  opens io.peerproof.cli to
      info.picocli;
  opens io.peerproof.cli.command to
      info.picocli;
  opens io.peerproof.cli.option to
      info.picocli;
}
