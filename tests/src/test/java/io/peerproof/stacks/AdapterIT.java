package io.peerproof.stacks;

import io.peerproof.call.CallSettings;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.server.ServerOptions;
import io.peerproof.timeline.FailedPhase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo page with webrtc-adapter, which wraps functions that the probe has already wrapped. */
class AdapterIT {

  private static final String ADAPTER =
      "<script src=\"/stacks/adapter/at-root.js\"></script>"
          + "<script src=\"/stacks/node_modules/webrtc-adapter/out/adapter.js\"></script>";

  private static final String CAMERA_OFF =
      "<script src=\"/stacks/adapter/camera-off.js\"></script>";

  private static StackFolder stacks;

  @BeforeAll
  static void install() throws IOException {
    stacks = StackFolder.ready();
    demoWith("index.html", ADAPTER);
    demoWith("camera-off.html", ADAPTER + CAMERA_OFF);
  }

  @Test
  void video_and_audio_are_proven_in_both_directions() throws Exception {
    StackCall call = StackCall.make("adapter", settings("index.html"));

    call.isProvenBothWays();
  }

  @Test
  void a_camera_that_the_callee_switched_off_is_black_at_the_caller() throws Exception {
    StackCall call =
        StackCall.make(
            "adapter-camera-off", settings("camera-off.html").withTimeout(StackCall.BROKEN));

    call.failsAt(FailedPhase.MEDIA, StackCall.black("#remote-video"))
        .sees(PeerRole.CALLER, VideoVerdict.BLACK, AudioVerdict.HEARD)
        .sees(PeerRole.CALLEE, VideoVerdict.PLAYING, AudioVerdict.HEARD);
  }

  /** Writes a copy of the demo with scripts before its own. */
  private static void demoWith(String file, String scripts) throws IOException {
    try (InputStream demo =
        AdapterIT.class.getResourceAsStream("/io/peerproof/pages/web/index.html")) {
      String html = new String(demo.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          stacks.folder().resolve("adapter").resolve(file),
          html.replaceFirst("<head>", "<head>" + scripts));
    }
  }

  private static CallSettings settings(String ofCallee) {
    return CallSettings.defaults()
        .withServer(ServerOptions.defaults().withPages(stacks.folder(), "/stacks"))
        .with(PeerRole.CALLER, peer -> peer.withPage(page("index.html") + "&name=Caller&auto=call"))
        .with(PeerRole.CALLEE, peer -> peer.withPage(page(ofCallee) + "&name=Callee&auto=answer"));
  }

  private static String page(String file) {
    return "/stacks/adapter/" + file + "?room={room}";
  }
}
