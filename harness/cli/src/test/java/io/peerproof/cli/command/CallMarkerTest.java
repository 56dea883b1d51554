package io.peerproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallMarkerTest {

  @TempDir Path temp;

  private final Properties properties = new Properties();

  private RunReport make(CallRunFunction maker) throws InterruptedException {
    return CallMarker.wrap(maker, properties)
        .make(CallSettings.defaults(), temp, ProgressListener.silent());
  }

  @Test
  void a_call_that_was_made_is_noted() throws Exception {
    properties.setProperty("peerproof.called", temp.resolve("called.1").toString());

    RunReport report = make((settings, folder, progress) -> SampleReports.failed());

    assertThat(report).isEqualTo(SampleReports.failed());
    assertThat(temp.resolve("called.1")).exists();
  }

  @Test
  void one_that_could_not_be_made_is_not() {
    properties.setProperty("peerproof.called", temp.resolve("called.1").toString());

    assertThatThrownBy(
            () ->
                make(
                    (settings, folder, progress) -> {
                      throw new IllegalStateException("no browser");
                    }))
        .hasMessage("no browser");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void nor_is_one_that_proves_nothing() throws Exception {
    properties.setProperty("peerproof.called", temp.resolve("called.1").toString());

    make((settings, folder, progress) -> SampleReports.inconclusive());

    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void without_a_launcher_or_room_for_a_note_calls_are_made_all_the_same() throws Exception {
    assertThat(make((settings, folder, progress) -> SampleReports.passed())).isNotNull();

    properties.setProperty("peerproof.called", temp.resolve("gone/called.1").toString());
    assertThat(make((settings, folder, progress) -> SampleReports.passed())).isNotNull();
    assertThat(temp).isEmptyDirectory();
  }
}
