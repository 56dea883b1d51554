package io.peerproof.report.export;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes suites and cases in the XML form of Ant's JUnit task. */
final class JUnitWriter {

  private static final String INDENT = "\n  ";

  private final XMLStreamWriter xml;

  private JUnitWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The content of a document. */
  interface Suites {
    void writeTo(JUnitWriter junit) throws XMLStreamException;
  }

  /** Writes a whole document. */
  static String document(double durationMs, Suites suites) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "peerproof");
      xml.writeAttribute("time", seconds(durationMs));
      suites.writeTo(new JUnitWriter(xml));
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string can be written to", e);
    }
    return text + "\n";
  }

  void startSuite(String name, long tests, long failures, long errors, long skipped)
      throws XMLStreamException {
    xml.writeCharacters(INDENT);
    xml.writeStartElement("testsuite");
    attribute("name", name);
    xml.writeAttribute("tests", String.valueOf(tests));
    xml.writeAttribute("failures", String.valueOf(failures));
    xml.writeAttribute("errors", String.valueOf(errors));
    xml.writeAttribute("skipped", String.valueOf(skipped));
  }

  void endSuite() throws XMLStreamException {
    xml.writeCharacters(INDENT);
    xml.writeEndElement();
  }

  void startCase(String suite, String name) throws XMLStreamException {
    xml.writeCharacters(INDENT + "  ");
    xml.writeStartElement("testcase");
    attribute("classname", "peerproof." + suite);
    attribute("name", name);
  }

  void startCase(String suite, String name, double durationMs) throws XMLStreamException {
    startCase(suite, name);
    xml.writeAttribute("time", seconds(durationMs));
  }

  void endCase() throws XMLStreamException {
    xml.writeCharacters(INDENT + "  ");
    xml.writeEndElement();
  }

  /** Writes the result of a case: {@code failure}, {@code error} or {@code skipped}. */
  void ended(String kind, String message) throws XMLStreamException {
    xml.writeCharacters(INDENT + "    ");
    xml.writeEmptyElement(kind);
    attribute("message", message);
  }

  /** Writes the result of a case with a type and with details of several lines. */
  void ended(String kind, String type, String message, String details) throws XMLStreamException {
    xml.writeCharacters(INDENT + "    ");
    xml.writeStartElement(kind);
    attribute("message", message);
    attribute("type", type);
    xml.writeCharacters(allowed(details));
    xml.writeEndElement();
  }

  void output(String text) throws XMLStreamException {
    xml.writeCharacters(INDENT + "    ");
    xml.writeStartElement("system-out");
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  /** Removes characters that no XML document may contain: XML 1.0, section 2.2. */
  private static String allowed(String text) {
    return text.codePoints()
        .filter(c -> c == '\t' || c == '\n' || c >= ' ' && c != 0xFFFE && c != 0xFFFF)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1000);
  }
}
