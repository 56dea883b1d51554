package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the test vectors of RFC 5769, whose encoding RFC 8489 kept. */
class StunMessageTest {

  /** The transaction id of RFC 5769, after the magic cookie. */
  private static final String COOKIE_AND_ID = "2112a442b7e7a701bc34d686fa87dfae";

  private static final String BARE_REQUEST = "00010000" + COOKIE_AND_ID;

  /** RFC 5769, section 2.1: with PRIORITY of ICE, and a FINGERPRINT. */
  private static final String SAMPLE_REQUEST =
      "00010058"
          + COOKIE_AND_ID
          + "802200105354554e207465737420636c69656e74"
          + "002400046e0001ff"
          + "80290008932ff9b151263b36"
          + "000600096576746a3a68367659202020"
          + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
          + "80280004e57a3bcf";

  private static final String SOFTWARE = "802200095065657270726f6f66000000";

  @Test
  void an_ipv4_address_is_answered_as_in_rfc_5769_section_2_2() throws Exception {
    String answer = answer(BARE_REQUEST, "192.0.2.1", 32853);

    assertThat(answer)
        .isEqualTo("0101001c" + COOKIE_AND_ID + "002000080001a147e112a643" + SOFTWARE);
  }

  @Test
  void an_ipv6_address_is_answered_as_in_rfc_5769_section_2_3() throws Exception {
    String answer = answer(BARE_REQUEST, "2001:db8:1234:5678:11:2233:4455:6677", 32853);

    assertThat(answer)
        .isEqualTo(
            "01010028"
                + COOKIE_AND_ID
                + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
                + SOFTWARE);
  }

  @Test
  void what_must_be_understood_and_is_not_is_refused_with_420_and_named() throws Exception {
    String answer = answer(SAMPLE_REQUEST, "192.0.2.1", 32853);

    assertThat(answer)
        .startsWith(
            "0111003c"
                + COOKIE_AND_ID
                + "0009001500000414556e6b6e6f776e20417474726962757465000000"
                + "000a000200240000"
                + SOFTWARE
                + "80280004");
  }

  @Test
  void a_fingerprint_is_answered_with_a_fingerprint() throws Exception {
    // CRC-32 of the 20 bytes before it, xored as section 14.7 has it; computed apart with zlib.
    String request = "00010008" + COOKIE_AND_ID + "80280004" + "fdf6ae02";

    String answer = answer(request, "192.0.2.1", 32853);

    assertThat(answer)
        .isEqualTo(
            "01010024"
                + COOKIE_AND_ID
                + "002000080001a147e112a643"
                + SOFTWARE
                + "80280004"
                + "eef0d738");
  }

  @Test
  void attributes_that_need_no_understanding_are_read_over() throws Exception {
    // SOFTWARE with an odd length and its padding, USERNAME, and an unknown optional one.
    String request =
        "0001001c"
            + COOKIE_AND_ID
            + "8022000361626300"
            + "0006000161000000"
            + "c057000400010000"
            + "80ff0000";

    assertThat(answer(request, "192.0.2.1", 32853)).startsWith("0101001c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "474554202f20485454502f312e310d0a0d0a0000", // "GET / HTTP/1.1", 20 bytes of it
        "00010000" + "2112a443b7e7a701bc34d686fa87dfae", // another cookie: RFC 3489
        "00110000" + COOKIE_AND_ID, // an indication
        "01010000" + COOKIE_AND_ID, // a response
        "00030000" + COOKIE_AND_ID, // TURN Allocate
        "00010004" + COOKIE_AND_ID, // shorter than it says
        "00010000" + COOKIE_AND_ID + "00000000", // longer than it says
        "00010003" + COOKIE_AND_ID + "000000", // no multiple of four
        "00010004" + COOKIE_AND_ID + "80220004", // an attribute beyond the end
        "00010004" + COOKIE_AND_ID + "8022ffff",
        "00010008" + COOKIE_AND_ID + "8028000400000000", // a wrong fingerprint
        "00010004" + COOKIE_AND_ID + "80280000", // one without a value
        "0001000c" + COOKIE_AND_ID + "80280004" + "8efe89cd" + "80220000" // one that is not last
      })
  void anything_else_gets_no_answer(String packet) throws Exception {
    assertThat(StunMessage.answer(bytes(packet), from("192.0.2.1", 32853))).isEmpty();
  }

  @Test
  void no_packet_makes_it_stumble_or_answer_with_much_more_than_it_got() throws Exception {
    Random random = new Random(8489);
    byte[] sample = HexFormat.of().parseHex(SAMPLE_REQUEST);
    int answered = 0;

    for (int round = 0; round < 50_000; round++) {
      byte[] packet = sample.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        packet[random.nextInt(packet.length)] = (byte) random.nextInt();
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(packet.length) : packet.length - 8;
      packet[3] = (byte) (random.nextBoolean() ? length - 20 : packet[3]);
      Optional<ByteBuffer> answer =
          StunMessage.answer(ByteBuffer.wrap(packet, 0, length), from("192.0.2.1", 32853));
      if (answer.isPresent()) {
        answered++;
        assertThat(answer.get().remaining()).isLessThanOrEqualTo(length + 64);
      }
    }

    assertThat(answered).as("answered ones among the broken ones").isPositive();
  }

  private static String answer(String request, String address, int port)
      throws UnknownHostException {
    ByteBuffer answer = StunMessage.answer(bytes(request), from(address, port)).orElseThrow();
    byte[] bytes = new byte[answer.remaining()];
    answer.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  private static InetSocketAddress from(String address, int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(address), port);
  }
}
