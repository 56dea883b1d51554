package io.peerproof.report.export;

import io.peerproof.regression.Change;
import io.peerproof.regression.FailureChange;
import io.peerproof.regression.FailureDecision;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.MetricDecision;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.ComparisonText;
import io.peerproof.report.RunReport;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/**
 * Writes a report as XML for CI systems. The form is that of Ant's JUnit task, described at <a
 * href="https://github.com/testmoapp/junitxml">testmoapp/junitxml</a>.
 *
 * <p>A run of calls has one case per call: a failed call is a failure, a call that could not be
 * measured is an error.
 *
 * <p>A comparison has one suite per pair of browsers, with one case for its calls and one per
 * phase. A regression is a failure; an undecided phase is skipped, and so are failed calls that may
 * be chance; and a pair that could not be measured is an error.
 */
public final class JUnitXml {

  private JUnitXml() {}

  /** Returns the whole document. */
  public static String of(RunReport run) {
    ComparisonReport comparison = run.comparison();
    return JUnitWriter.document(
        run.durationMs(),
        junit -> {
          if (comparison == null) {
            CallsTestSuite.of(run).writeTo(junit);
          } else {
            for (GroupDecision group : comparison.decision().groups()) {
              suite(junit, group, comparison.group(group.group()));
            }
          }
        });
  }

  private static void suite(
      JUnitWriter junit, GroupDecision group, ComparisonReport.GroupReport made)
      throws XMLStreamException {
    List<MetricDecision> metrics = group.metrics();
    boolean more = group.failures().change() == FailureChange.MORE;
    boolean perhaps = group.failures().change() == FailureChange.PERHAPS_MORE;
    boolean unmeasured = made.calls().isEmpty();
    junit.startSuite(
        group.group(),
        metrics.size() + 1,
        count(metrics, Change.SLOWER) + (more ? 1 : 0),
        unmeasured ? 1 : 0,
        count(metrics, Change.UNDECIDED) + (perhaps && !unmeasured ? 1 : 0));
    junit.startCase(group.group(), "calls");
    if (unmeasured) {
      junit.ended(
          "error", "no call was measured" + (made.closed() == null ? "" : ": " + made.closed()));
    } else if (more) {
      junit.ended("failure", failures(group.failures()));
    } else if (perhaps) {
      junit.ended("skipped", failures(group.failures()));
    }
    junit.endCase();
    for (MetricDecision metric : metrics) {
      metric(junit, group.group(), metric);
    }
    junit.endSuite();
  }

  private static void metric(JUnitWriter junit, String group, MetricDecision metric)
      throws XMLStreamException {
    String verdict = metric.change() + ": " + ComparisonText.metric(metric);
    junit.startCase(group, metric.metric());
    switch (metric.change()) {
      case SLOWER -> junit.ended("failure", verdict);
      case UNDECIDED -> junit.ended("skipped", verdict);
      default -> junit.output(verdict);
    }
    junit.endCase();
  }

  private static String failures(FailureDecision failures) {
    return String.format(
        Locale.ROOT, "%s: %s", failures.change(), ComparisonText.failures(failures));
  }

  private static long count(List<MetricDecision> metrics, Change change) {
    return metrics.stream().filter(metric -> metric.change() == change).count();
  }
}
