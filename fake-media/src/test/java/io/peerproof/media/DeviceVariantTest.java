package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceVariantTest {

  @Test
  void the_first_variant_is_the_peer_itself() {
    assertThat(DeviceVariant.FIRST.stampOf(2)).isEqualTo(2);
    assertThat(DeviceVariant.FIRST.toneOf(2)).isEqualTo(Tone.ofPeer(2));
    assertThat(IntStream.rangeClosed(0, Stamp.MAX_PEER))
        .allMatch(stamp -> DeviceVariant.FIRST.peerOf(stamp) == stamp);
  }

  @Test
  void every_variant_knows_its_own_cameras_and_no_other_ones() {
    for (int variant = 0; variant < DeviceVariant.VARIANTS; variant++) {
      DeviceVariant own = new DeviceVariant(variant, 0);
      for (int other = 0; other < DeviceVariant.VARIANTS; other++) {
        for (int peer = 1; peer <= DeviceVariant.PEERS; peer++) {
          int read = own.peerOf(new DeviceVariant(other, 0).stampOf(peer));

          assertThat(DeviceVariant.isOfAnotherRun(read)).isEqualTo(other != variant);
          assertThat(DeviceVariant.peerInItsRun(read)).isEqualTo(peer);
          assertThat(read == peer).isEqualTo(other == variant);
        }
      }
    }
  }

  @Test
  void each_camera_has_its_own_stamp() {
    Set<Integer> stamps = new HashSet<>();
    for (int variant = 0; variant < DeviceVariant.VARIANTS; variant++) {
      for (int peer = 1; peer <= DeviceVariant.PEERS; peer++) {
        assertThat(stamps.add(new DeviceVariant(variant, 0).stampOf(peer))).isTrue();
      }
    }

    assertThat(stamps).allMatch(stamp -> stamp < 128);
  }

  @Test
  void each_microphone_of_a_group_has_its_own_tone_that_a_telephone_carries() {
    Set<Integer> hertz = new HashSet<>();
    for (int group = 0; group < DeviceVariant.TONE_GROUPS; group++) {
      for (int peer = 1; peer <= DeviceVariant.PEERS; peer++) {
        assertThat(hertz.add(new DeviceVariant(0, group).toneOf(peer).hertz())).isTrue();
      }
    }

    assertThat(hertz).allMatch(hz -> hz < 3400);
  }

  @Test
  void a_microphone_is_known_by_its_tone() {
    assertThat(DeviceVariant.microphoneOf(681.4, 20)).isEqualTo(2);
    assertThat(DeviceVariant.microphoneOf(new DeviceVariant(0, 3).toneOf(8).hertz(), 20))
        .isEqualTo(32);
    assertThat(DeviceVariant.microphoneOf(440, 20)).isZero();
  }

  @Test
  void a_variant_that_no_stamp_can_hold_is_refused() {
    assertThatThrownBy(() -> new DeviceVariant(15, 0))
        .hasMessage("variant must be 0 to 14, but is 15");
    assertThatThrownBy(() -> new DeviceVariant(0, 4))
        .hasMessage("toneGroup must be 0 to 3, but is 4");
  }
}
