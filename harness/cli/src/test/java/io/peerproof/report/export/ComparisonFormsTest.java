package io.peerproof.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.Sample;
import io.peerproof.regression.Tolerance;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** JUnit XML and Markdown of a comparison. */
class ComparisonFormsTest {

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static Element suite(String xml) throws Exception {
    return (Element) parsed(xml).getElementsByTagName("testsuite").item(0);
  }

  private static RunReport ofGroup(String name, Sample baseline, Sample candidate, String closed) {
    RunReport sample = SampleReports.compared();
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        sample.outcome(),
        sample.reason(),
        sample.startedAt(),
        1,
        sample.host(),
        List.of(),
        sample.calls(),
        new ComparisonReport(
            List.of(),
            null,
            List.of(
                new ComparisonReport.GroupReport(
                    "baseline", "a", "a", true, List.of("1"), List.of(), List.of(), null),
                new ComparisonReport.GroupReport(
                    name, "b", "b", false, List.of(), List.of(), List.of("2"), closed)),
            0.05,
            Tolerance.DEFAULT,
            Map.of(),
            Decision.between(baseline, List.of(candidate), Criteria.DEFAULT),
            List.of()),
        null,
        null);
  }

  @Test
  void a_suite_has_a_case_for_the_calls_and_one_for_each_phase() throws Exception {
    String xml = JUnitXml.of(SampleReports.compared());

    Element suite = suite(xml);
    assertThat(suite.getAttribute("name")).isEqualTo("chrome@131 to chrome");
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("2");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    assertThat(xml)
        .contains("<testcase classname=\"peerproof.chrome@131 to chrome\" name=\"caller ice\">")
        .contains("message=\"SLOWER: 109.5 ms → 159.5 ms, +50.0 ms (")
        .contains("PERHAPS_MORE: 2 of 22 calls failed, 0 of 20 of the baseline, p = ")
        .contains("<system-out>SAME: 309.5 ms → 309.5 ms, +0.0 ms (");
  }

  @Test
  void names_that_are_hostile_leave_the_document_whole() throws Exception {
    String name = "<b>&\"'\u0001|\n";
    Sample empty = new Sample(name, 0, 0, Map.of());

    RunReport report =
        ofGroup(name, new Sample("baseline", 1, 0, Map.of()), empty, "it \u0000 died");

    Element suite = suite(JUnitXml.of(report));
    assertThat(suite.getAttribute("name")).startsWith("<b>&\"'").doesNotContain("\u0001");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(MarkdownSummary.of(report)).contains("| &lt;b&gt;&amp;\"'\u0001\\|  | UNDECIDED |");
  }

  @Test
  void markdown_takes_no_element_link_image_or_mention_from_a_name() {
    String name = "[a](javascript:x) ![b](//c) <img src=x> `d` **e** ~~f~~ @team g@131 \\";
    Sample empty = new Sample(name, 0, 0, Map.of());

    RunReport report = ofGroup(name, new Sample("baseline", 1, 0, Map.of()), empty, "it died");

    assertThat(MarkdownSummary.of(report))
        .contains(
            "| \\[a\\](javascript:x) \\!\\[b\\](//c) &lt;img src=x&gt; \\`d\\` \\*\\*e\\*\\*"
                + " \\~\\~f\\~\\~ &#64;team g@131 \\\\ | UNDECIDED |");
  }

  @Test
  void a_group_that_was_not_measured_is_an_error_and_says_why() throws Exception {
    RunReport report =
        ofGroup(
            "b",
            new Sample("baseline", 1, 0, Map.of()),
            new Sample("b", 0, 0, Map.of()),
            "3 calls in a row could not be measured");

    assertThat(JUnitXml.of(report))
        .contains(
            "<error message=\"no call was measured: 3 calls in a row could not be measured\"/>");
  }

  @Test
  void markdown_shows_each_group_and_what_is_not_the_same() {
    assertThat(MarkdownSummary.of(SampleReports.compared()))
        .startsWith(
            """
            ## Peerproof: ✘ FAILED

            chrome@131 to chrome is slower than chrome: caller ice by +50.0 ms.

            | group | verdict | calls | failed | caller total | callee total |
            |---|---|--:|--:|---|---|
            | chrome@131 to chrome | SLOWER | 22 | 2 | +0.0 ms (""")
        .contains("| chrome@131 to chrome | caller ice | SLOWER | 109.5 ms → 159.5 ms, +50.0 ms (")
        .contains("| chrome@131 to chrome | caller dtls | UNDECIDED | ")
        .doesNotContain("caller total | SAME")
        .endsWith("> ⚠ The machine was another one.\n");
  }
}
