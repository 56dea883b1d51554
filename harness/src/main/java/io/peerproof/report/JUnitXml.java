package io.peerproof.report;

import io.peerproof.regression.Change;
import io.peerproof.regression.FailureChange;
import io.peerproof.regression.FailureDecision;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.MetricDecision;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A comparison in the XML form that CI systems read: a suite for each pair of browsers, in it a
 * case for its calls and one for each phase. What is worse is a failure, what is undecided is
 * skipped, a pair that could not be measured is an error. The form is that of Ant's JUnit task, as
 * <a href="https://github.com/testmoapp/junitxml">testmoapp/junitxml</a> describes it.
 */
public final class JUnitXml {

  private static final String INDENT = "\n  ";

  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** A whole document. */
  public static String of(RunReport run) {
    ComparisonReport comparison =
        Objects.requireNonNull(run.comparison(), "there was nothing compared");
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JUnitXml(xml).suites(run, comparison);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string can be written to", e);
    }
    return text + "\n";
  }

  private void suites(RunReport run, ComparisonReport comparison) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "peerproof");
    xml.writeAttribute("time", seconds(run.durationMs()));
    for (GroupDecision group : comparison.decision().groups()) {
      suite(group, comparison.group(group.group()));
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(GroupDecision group, ComparisonReport.GroupReport made)
      throws XMLStreamException {
    List<MetricDecision> metrics = group.metrics();
    boolean more = isMore(group.failures());
    boolean unmeasured = made.calls().isEmpty();
    xml.writeCharacters(INDENT);
    xml.writeStartElement("testsuite");
    attribute("name", group.group());
    xml.writeAttribute("tests", String.valueOf(metrics.size() + 1));
    xml.writeAttribute("failures", String.valueOf(count(metrics, Change.SLOWER) + (more ? 1 : 0)));
    xml.writeAttribute("errors", unmeasured ? "1" : "0");
    xml.writeAttribute("skipped", String.valueOf(count(metrics, Change.UNDECIDED)));
    testCase(group.group(), "calls");
    if (unmeasured) {
      outcome(
          "error", "no call was measured" + (made.closed() == null ? "" : ": " + made.closed()));
    } else if (more) {
      outcome("failure", failures(group.failures()));
    }
    endCase();
    for (MetricDecision metric : metrics) {
      metric(group.group(), metric);
    }
    xml.writeCharacters(INDENT);
    xml.writeEndElement();
  }

  private void metric(String group, MetricDecision metric) throws XMLStreamException {
    testCase(group, metric.metric());
    if (metric.change() == Change.SLOWER) {
      outcome("failure", metric.change() + ": " + Told.metric(metric));
    } else if (metric.change() == Change.UNDECIDED) {
      outcome("skipped", metric.change() + ": " + Told.metric(metric));
    } else {
      xml.writeCharacters(INDENT + "    ");
      xml.writeStartElement("system-out");
      xml.writeCharacters(allowed(metric.change() + ": " + Told.metric(metric)));
      xml.writeEndElement();
    }
    endCase();
  }

  private void testCase(String group, String name) throws XMLStreamException {
    xml.writeCharacters(INDENT + "  ");
    xml.writeStartElement("testcase");
    attribute("classname", "peerproof." + group);
    xml.writeAttribute("name", name);
  }

  private void outcome(String kind, String message) throws XMLStreamException {
    xml.writeCharacters(INDENT + "    ");
    xml.writeEmptyElement(kind);
    attribute("message", message);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  /** Without what no XML document may hold: XML 1.0, section 2.2. */
  private static String allowed(String text) {
    return text.codePoints()
        .filter(c -> c == '\t' || c == '\n' || c >= ' ' && c != 0xFFFE && c != 0xFFFF)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void endCase() throws XMLStreamException {
    xml.writeCharacters(INDENT + "  ");
    xml.writeEndElement();
  }

  private static boolean isMore(FailureDecision failures) {
    return failures.change() == FailureChange.MORE
        || failures.change() == FailureChange.PERHAPS_MORE;
  }

  private static String failures(FailureDecision failures) {
    return "%s: %s".formatted(failures.change(), Told.failures(failures));
  }

  private static long count(List<MetricDecision> metrics, Change change) {
    return metrics.stream().filter(metric -> metric.change() == change).count();
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1000);
  }
}
