package io.peerproof.report.export;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RunReport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Writes the calls of a run as one JUnit XML suite. A separate case represents a run that made no
 * call, or that did not pass although all its calls passed. Its suite is then not green.
 */
record CallsTestSuite(RunReport run) implements JUnitWriter.Suites {

  private static final String NAME = "calls";

  static CallsTestSuite of(RunReport run) {
    return new CallsTestSuite(run);
  }

  @Override
  public void writeTo(JUnitWriter junit) throws XMLStreamException {
    List<CallReport> calls = run.calls();
    boolean unsaid = run.outcome() != Outcome.PASSED && count(Outcome.PASSED) == calls.size();
    boolean failed = unsaid && run.outcome() == Outcome.FAILED;
    junit.startSuite(
        NAME,
        calls.size() + (unsaid ? 1 : 0),
        count(Outcome.FAILED) + (failed ? 1 : 0),
        count(Outcome.INCONCLUSIVE) + (unsaid && !failed ? 1 : 0),
        0);
    if (unsaid) {
      junit.startCase(NAME, "run", run.durationMs());
      junit.ended(failed ? "failure" : "error", run.reason());
      junit.endCase();
    }
    for (CallReport call : calls) {
      call(junit, call);
    }
    junit.endSuite();
  }

  private static void call(JUnitWriter junit, CallReport call) throws XMLStreamException {
    junit.startCase(NAME, "call " + call.id(), call.durationMs());
    if (call.outcome() != Outcome.PASSED) {
      junit.ended(
          call.outcome() == Outcome.FAILED ? "failure" : "error",
          call.failedPhase() == null ? call.outcome().name() : call.failedPhase().name(),
          call.reason(),
          details(call));
    }
    junit.endCase();
  }

  private static String details(CallReport call) {
    Stream<String> verdicts = call.peers().stream().map(CallsTestSuite::verdicts);
    return Stream.concat(verdicts, call.clues().stream()).collect(Collectors.joining("\n"));
  }

  private static String verdicts(PeerReport peer) {
    return Stream.of(
            peer.video() == null
                ? null
                : "video " + peer.video().verdict() + ": " + peer.video().evidence().seen(),
            peer.audio() == null
                ? null
                : "audio " + peer.audio().verdict() + ": " + peer.audio().evidence().seen(),
            peer.data() == null
                ? null
                : "data " + peer.data().verdict() + ": " + peer.data().evidence().seen())
        .filter(verdict -> verdict != null)
        .map(verdict -> peer.role() + " " + verdict)
        .collect(Collectors.joining("\n"));
  }

  private long count(Outcome outcome) {
    return run.calls().stream().filter(call -> call.outcome() == outcome).count();
  }
}
