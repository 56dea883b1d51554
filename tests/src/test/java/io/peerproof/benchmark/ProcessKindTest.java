package io.peerproof.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessKindTest {

  private static final String PROGRAM = "/usr/lib/chromium/chromium";

  @ParameterizedTest
  @CsvSource({
    "--type=renderer, RENDERER",
    "--type=gpu-process, GPU",
    "--type=zygote, OTHER",
    "--type=utility --utility-sub-type=network.mojom.NetworkService, NETWORK",
    "--type=utility --utility-sub-type=audio.mojom.AudioService, AUDIO",
    "--type=utility --utility-sub-type=video_capture.mojom.VideoCaptureService, CAPTURE",
    "--type=utility --utility-sub-type=storage.mojom.StorageService, OTHER",
    "--headless=new --user-data-dir=/tmp/profile, BROWSER",
  })
  void the_type_of_a_browser_s_process_tells_its_kind(String arguments, ProcessKind kind) {
    List<String> commandLine = List.of((PROGRAM + " " + arguments).split(" "));

    assertThat(ProcessKind.of(commandLine)).contains(kind);
  }

  @Test
  void a_driver_is_known_by_its_program() {
    assertThat(ProcessKind.of(List.of("/usr/bin/chromedriver", "--port=0")))
        .contains(ProcessKind.DRIVER);
  }

  @Test
  void other_programs_are_no_part_of_a_call() {
    assertThat(ProcessKind.of(List.of("sh", "-c", "while"))).isEmpty();
    assertThat(ProcessKind.of(List.of())).isEmpty();
  }
}
