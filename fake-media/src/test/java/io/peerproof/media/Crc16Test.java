package io.peerproof.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Crc16Test {

  @Test
  void the_digits_give_the_check_value_of_the_catalogue() {
    int crc = Crc16.of("123456789".getBytes(US_ASCII));

    assertThat(crc).isEqualTo(0x29B1);
  }

  @Test
  void nothing_gives_the_initial_value() {
    assertThat(Crc16.of()).isEqualTo(0xFFFF);
  }

  @Test
  void bytes_are_taken_as_unsigned() {
    assertThat(Crc16.of((byte) 0xFF, (byte) 0xFF)).isEqualTo(0x1D0F ^ 0x1D0F);
    assertThat(Crc16.of((byte) 0, (byte) 0)).isEqualTo(0x1D0F);
  }
}
