package io.peerproof.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class CallsTestSuiteTest {

  private static Element suite(RunReport run) throws Exception {
    return (Element)
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JUnitXml.of(run))))
            .getElementsByTagName("testsuite")
            .item(0);
  }

  private static Element only(Element in, String name) {
    assertThat(in.getElementsByTagName(name).getLength()).isEqualTo(1);
    return (Element) in.getElementsByTagName(name).item(0);
  }

  private static void assertCounts(Element suite, int tests, int failures, int errors) {
    assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(tests));
    assertThat(suite.getAttribute("failures")).isEqualTo(String.valueOf(failures));
    assertThat(suite.getAttribute("errors")).isEqualTo(String.valueOf(errors));
  }

  @Test
  void a_call_that_passed_is_a_green_case_with_its_time() throws Exception {
    Element suite = suite(SampleReports.passed());

    assertCounts(suite, 1, 0, 0);
    Element testCase = only(suite, "testcase");
    assertThat(testCase.getAttribute("classname")).isEqualTo("peerproof.calls");
    assertThat(testCase.getAttribute("name")).isEqualTo("call 1");
    assertThat(testCase.getAttribute("time")).isEqualTo("1.205");
    assertThat(testCase.getElementsByTagName("*").getLength()).isZero();
  }

  @Test
  void a_call_that_failed_names_its_phase_its_reason_the_verdicts_and_the_clues() throws Exception {
    Element suite = suite(SampleReports.failed());

    assertCounts(suite, 1, 1, 0);
    Element failure = only(suite, "failure");
    assertThat(failure.getAttribute("type")).isEqualTo("ICE");
    assertThat(failure.getAttribute("message")).startsWith("ICE never connected");
    assertThat(failure.getTextContent())
        .contains("caller video ", "callee audio ")
        .endsWith("The caller gathered 2 candidates, and the callee added none of them.");
  }

  @Test
  void a_call_that_could_not_be_measured_is_an_error() throws Exception {
    Element suite = suite(SampleReports.inconclusive());

    assertCounts(suite, 1, 0, 1);
    assertThat(only(suite, "error").getAttribute("message")).startsWith("No browser");
  }

  @Test
  void a_run_that_made_no_call_is_not_green() throws Exception {
    Element suite = suite(SampleReports.withoutCalls());

    assertCounts(suite, 1, 0, 1);
    assertThat(only(suite, "testcase").getAttribute("name")).isEqualTo("run");
    assertThat(only(suite, "error").getAttribute("message")).isEqualTo("Port 80 is taken.");
  }
}
