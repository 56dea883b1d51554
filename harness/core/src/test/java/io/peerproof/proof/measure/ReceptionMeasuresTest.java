package io.peerproof.proof.measure;

import static io.peerproof.proof.Footage.CAMERA;
import static io.peerproof.proof.Footage.PEER;
import static io.peerproof.proof.Footage.received;
import static io.peerproof.proof.Footage.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ElementEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.media.CameraFrames;
import io.peerproof.proof.Footage;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReceptionMeasuresTest {

  private static final PeerSignature OTHER = new PeerSignature(PEER, CAMERA.frames(), 681);
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void a_page_that_got_nothing_has_no_measures() {
    assertThat(ReceptionMeasures.of(PeerHistory.EMPTY, PeerHistory.EMPTY, OTHER, null, CAMERA))
        .isEqualTo(new ReceptionMeasures(null, null));
  }

  @Test
  void video_and_audio_are_measured_from_both_pages_events() {
    ReceptionMeasures receptionMeasures = ofCall();

    VideoMeasures video = Objects.requireNonNull(receptionMeasures.video());
    assertThat(video.framesPresented()).isEqualTo(61);
    assertThat(Objects.requireNonNull(video.delay()).medianMs()).isEqualTo(120);
    assertThat(Objects.requireNonNull(video.quality()).medianPsnrDb()).isEqualTo(100);
    assertThat(Objects.requireNonNull(receptionMeasures.audio()).levelDb()).isEqualTo(-20);
  }

  @Test
  void the_report_has_them_under_the_names_of_their_components() {
    JsonNode json = JSON.valueToTree(ofCall());

    assertThat(json.at("/video/sentBy").stringValue()).isEqualTo("captured");
    assertThat(json.at("/video/longestFreezeMs").doubleValue()).isEqualTo(40);
    assertThat(json.at("/video/delay/clockErrorMs").doubleValue()).isEqualTo(2);
    assertThat(json.at("/video/quality/sizes/0").stringValue()).isEqualTo("160×160");
    assertThat(json.at("/audio/gaps/count").intValue()).isZero();
    assertThat(JSON.treeToValue(json, ReceptionMeasures.class)).isEqualTo(ofCall());
  }

  private static ReceptionMeasures ofCall() {
    List<PeerEvent> own = new ArrayList<>();
    own.add(received());
    own.add(Footage.from(5120).frames(0, 60).presentedIn("video2"));
    own.add(picture(new CameraFrames(PEER, CAMERA).luma(41)));
    own.add(new ElementEvent.AudioCovered(7600, "remote-audio", 500, -20, List.of()));
    PeerHistory others =
        PeerHistory.of(List.of(sent("camera"), Footage.from(5000).frames(0, 60).captured()));
    return ReceptionMeasures.of(PeerHistory.of(own), others, OTHER, new ClockOffset(0, 2), CAMERA);
  }

  private static PeerEvent picture(byte[] luma) {
    return new ElementEvent.FrameSample(
        7520,
        "video2",
        "remote-video",
        PEER,
        41,
        160,
        160,
        Base64.getEncoder().encodeToString(luma));
  }
}
