package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLogTest {

  @TempDir Path folder;

  @Test
  void each_call_is_a_line_as_soon_as_it_is_added() throws Exception {
    CallReport call = SampleReports.passed().calls().get(0);
    CallLog log = new CallLog(folder);

    log.add("chrome@131", call);
    log.add("", call.withId("2"));

    List<String> lines = Files.readAllLines(folder.resolve("calls.jsonl"));
    assertThat(lines)
        .extracting(line -> ReportJson.readAny(line, CallLog.Line.class))
        .containsExactly(
            new CallLog.Line("chrome@131", call), new CallLog.Line("", call.withId("2")));
  }

  @Test
  void a_folder_that_is_gone_does_not_end_the_run() {
    new CallLog(folder.resolve("gone")).add("", SampleReports.passed().calls().get(0));

    assertThat(folder.resolve("gone")).doesNotExist();
  }
}
