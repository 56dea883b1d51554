package io.peerproof.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.download.NodeProgram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Node.js for the servers on a machine without it. */
class NodeProgramIT {

  @Test
  void npm_of_the_registry_runs_in_the_registrys_node() throws Exception {
    NodeProgram program = NodeProgram.ofRegistry();

    List<String> line = new ArrayList<>(program.npm());
    line.addAll(List.of("version", "--json"));
    Process npm = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String versions = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(versions).contains("\"npm\": \"10.9.4\"", "\"node\": \"22.23.3\"");
    assertThat(npm.waitFor()).isZero();
  }
}
