package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepActor;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.signaling.IceServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTextTest {

  @Test
  void settings_of_a_call_are_texts_by_their_names() {
    Map<String, String> settings =
        SettingsText.of(
            CallSettings.defaults()
                .withExpect(CallExpectation.parse("video=sendonly,audio"))
                .withLimits(MeasureLimits.NONE.withMinSsim(0.9))
                .withHold(Duration.ofSeconds(5))
                .withEach(peer -> peer.withCpuSlowdown(4)));

    assertThat(settings)
        .containsEntry("caller.page", "/?room={call}&name=Caller&auto=call")
        .containsEntry("callee.page", "/?room={call}&name=Callee&auto=answer")
        .containsEntry("caller.browser", "auto")
        .containsEntry("caller.camera", "GRANTED")
        .containsEntry("caller.cameraFormat", "640x480@30")
        .containsEntry("caller.cpuSlowdown", "4.0")
        .containsEntry("expect", "video=sendonly,audio")
        .containsEntry("source", "camera")
        .containsEntry("oneWay", "inferred")
        .containsEntry("caller.autoplay", "browser")
        .containsEntry("limit.minSsim", "0.9")
        .doesNotContainKey("limit.maxFreezeMs")
        .containsEntry("timeoutMs", "20000")
        .containsEntry("holdMs", "5000")
        .containsEntry("server.pages", "/ io/peerproof/pages/web");
  }

  @Test
  void no_setting_contains_a_password() {
    Map<String, String> settings =
        SettingsText.of(
            CallSettings.defaults()
                .withEach(
                    peer ->
                        peer.withPage("https://ann:sesame@host/")
                            .withArguments("--proxy-server=http://ann:sesame@proxy:3128"))
                .withServer(
                    CallSettings.defaults()
                        .server()
                        .withIceServers(List.of(IceServer.turn("turn:host", "ann", "sesame"))))
                .withSteps(
                    List.of(
                        new Step.Type(StepActor.CALLER, "sesame", "#password"),
                        new Step.RunScript(StepActor.BOTH, "login('sesame')"))));

    assertThat(settings.values()).noneMatch(text -> text.contains("sesame"));
    assertThat(settings)
        .containsEntry("caller.page", "https://ann:***@host/")
        .containsEntry("callee.arguments", "--proxy-server=http://ann:***@proxy:3128")
        .containsEntry("server.iceServers", "turn:host as ann");
    assertThat(settings.get("steps")).startsWith("caller: type '***' into '#password'; both: run");
  }
}
